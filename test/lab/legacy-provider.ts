import type { JWK } from 'jose';
import type { Provider } from 'oidc-provider';
import { CLIENTS } from './clients';
import { originOf } from './hosts';
import { configuration, loadQuietly } from './identity-provider';
import { identityStore } from './identity-store';

/** The same provider as it is still found: it answers with tokens in the front channel (OAuth 2.0 Multiple Response Types). */
export const makeLegacyProvider = async (options: { appRedirects: string[]; key: JWK }): Promise<Provider> => {
  const { Provider } = await loadQuietly();
  const { id, name } = CLIENTS.legacy;
  return new Provider(originOf('legacy'), {
    ...configuration({ ...options, bffRedirect: originOf('bff'), bffSecret: '' }),
    adapter: identityStore(),
    clients: [
      {
        client_id: id,
        client_name: name,
        token_endpoint_auth_method: 'none',
        redirect_uris: options.appRedirects,
        grant_types: ['authorization_code', 'implicit'],
        response_types: RESPONSE_TYPES,
        id_token_signed_response_alg: 'ES256',
      },
    ],
    responseTypes: RESPONSE_TYPES,
  });
};

const RESPONSE_TYPES: ('id_token token' | 'code id_token')[] = ['id_token token', 'code id_token'];
