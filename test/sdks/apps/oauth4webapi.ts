import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { CLIENTS } from '../../lab/clients';
import { originOf } from '../../lab/hosts';
import { HERE, serve } from './app';

const issuer = new URL(originOf('login'));
const client = { client_id: CLIENTS.spa.id };
const server = discoveryRequest(issuer).then((response) => processDiscoveryResponse(issuer, response));
let tokens: TokenEndpointResponse | undefined;

serve({
  async resume() {
    if (!location.search.includes('code=')) return false;
    const { state = '', verifier = '' } = JSON.parse(sessionStorage.getItem('pending') ?? '{}');
    sessionStorage.removeItem('pending');
    const found = await server;
    const callback = validateAuthResponse(found, client, new URL(location.href), state);
    const response = await authorizationCodeGrantRequest(found, client, None(), callback, HERE, verifier);
    tokens = await processAuthorizationCodeResponse(found, client, response);
    history.replaceState(null, '', HERE);
    return true;
  },
  async signIn() {
    const [state, verifier] = [generateRandomState(), generateRandomCodeVerifier()];
    sessionStorage.setItem('pending', JSON.stringify({ state, verifier }));
    const address = new URL((await server).authorization_endpoint ?? '');
    address.search = new URLSearchParams({
      ...client,
      response_type: 'code',
      redirect_uri: HERE,
      scope: CLIENTS.spa.scope,
      prompt: 'consent',
      state,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString();
    location.assign(address);
    await new Promise(() => undefined);
  },
  async refresh() {
    const found = await server;
    const response = await refreshTokenGrantRequest(found, client, None(), tokens?.refresh_token ?? '');
    tokens = await processRefreshTokenResponse(found, client, response);
  },
  token: async () => tokens?.access_token,
});
