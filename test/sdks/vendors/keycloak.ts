import { randomUUID } from 'node:crypto';
import { KEYCLOAK } from '../projects';
import { codeFlow } from './code-flow';
import { jwt } from './make-value';
import type { Vendor } from './vendor';

const { host: HOST, realm: REALM } = KEYCLOAK;
const ISSUER = `https://${HOST}/realms/${REALM}`;
const PROTOCOL = `/realms/${REALM}/protocol/openid-connect`;

/** A realm of Keycloak: its refresh tokens are JWTs too, told apart by the claim `typ`. */
export const keycloak: Vendor = (note) => ({
  [HOST]: codeFlow(
    {
      authorize: `${PROTOCOL}/auth`,
      token: `${PROTOCOL}/token`,
      answer: async ({ client, scope, nonce }) => {
        const claims = { iss: ISSUER, sub: randomUUID(), azp: client, sid: randomUUID(), scope };
        return {
          access_token: await jwt({ ...claims, typ: 'Bearer', aud: 'account', preferred_username: 'ada' }),
          refresh_token: await jwt({ ...claims, typ: 'Refresh', aud: ISSUER }),
          id_token: await jwt({ ...claims, typ: 'ID', aud: client, nonce, preferred_username: 'ada' }),
          expires_in: 300,
          refresh_expires_in: 1800,
          token_type: 'Bearer',
          'not-before-policy': 0,
          session_state: claims.sid,
          scope,
        };
      },
    },
    note,
  ),
});
