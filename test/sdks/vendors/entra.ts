import { randomUUID } from 'node:crypto';
import { ENTRA } from '../projects';
import { codeFlow } from './code-flow';
import { jwt, random } from './make-value';
import type { Vendor } from './vendor';

const { host: HOST, tenant: TENANT } = ENTRA;
const BASE = `https://${HOST}/${TENANT}`;
const USER = randomUUID();

/** A tenant of Entra ID, version 2 endpoints. */
export const entra: Vendor = (note) => ({
  [HOST]: codeFlow(
    {
      authorize: `/${TENANT}/oauth2/v2.0/authorize`,
      token: `/${TENANT}/oauth2/v2.0/token`,
      documents: {
        '/common/discovery/instance': {
          'api-version': '1.1',
          tenant_discovery_endpoint: `${BASE}/v2.0/.well-known/openid-configuration`,
          metadata: [
            { preferred_network: HOST, preferred_cache: 'login.windows.net', aliases: [HOST, 'login.windows.net'] },
          ],
        },
        [`/${TENANT}/v2.0/.well-known/openid-configuration`]: {
          issuer: `${BASE}/v2.0`,
          authorization_endpoint: `${BASE}/oauth2/v2.0/authorize`,
          token_endpoint: `${BASE}/oauth2/v2.0/token`,
          end_session_endpoint: `${BASE}/oauth2/v2.0/logout`,
          jwks_uri: `${BASE}/discovery/v2.0/keys`,
        },
      },
      answer: async ({ client, scope, nonce }) => {
        const who = { oid: USER, tid: TENANT, sub: random(24), ver: '2.0' };
        return {
          token_type: 'Bearer',
          scope,
          expires_in: 4000,
          ext_expires_in: 4000,
          access_token: await jwt(
            { ...who, iss: `${BASE}/v2.0`, aud: '00000003-0000-0000-c000-000000000000', azp: client, scp: 'User.Read' },
            { nonce: random(24) },
          ),
          refresh_token: `1.A${random(60)}.Ag${random(300)}`,
          refresh_token_expires_in: 86_399,
          id_token: await jwt({
            ...who,
            iss: `${BASE}/v2.0`,
            aud: client,
            nonce,
            name: 'Ada',
            preferred_username: 'ada@tenant.test',
            rh: random(24),
          }),
          client_info: Buffer.from(JSON.stringify({ uid: USER, utid: TENANT })).toString('base64url'),
        };
      },
    },
    note,
  ),
});
