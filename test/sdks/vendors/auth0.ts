import { API, AUTH0 } from '../projects';
import { codeFlow } from './code-flow';
import { jwt, random } from './make-value';
import type { Vendor } from './vendor';

const ISSUER = `https://${AUTH0.host}/`;

/** An Auth0 tenant under a domain of its customer's. */
export const auth0: Vendor = (note) => ({
  [AUTH0.host]: codeFlow(
    {
      authorize: '/authorize',
      token: '/oauth/token',
      answer: async ({ client, scope, nonce }) => ({
        access_token: await jwt({ iss: ISSUER, sub: 'auth0|ada', aud: API, azp: client, scope }),
        id_token: await jwt({ iss: ISSUER, sub: 'auth0|ada', aud: client, name: 'Ada', nonce, sid: random(24) }),
        ...(scope.includes('offline_access') && { refresh_token: `v1.M${random(48)}` }),
        scope,
        expires_in: 3600,
        token_type: 'Bearer',
      }),
    },
    note,
  ),
});
