import { Auth0Client, type Auth0ClientOptions } from '@auth0/auth0-spa-js';
import { API, AUTH0 } from '../projects';
import { HERE, serve, variant } from './app';

const VARIANTS: Record<string, Partial<Auth0ClientOptions>> = {
  memory: {},
  worker: { useRefreshTokens: true },
  localstorage: { useRefreshTokens: true, cacheLocation: 'localstorage' },
};

const client = new Auth0Client({
  domain: AUTH0.host,
  clientId: AUTH0.client,
  authorizationParams: { redirect_uri: HERE, audience: API },
  ...VARIANTS[variant],
});

serve({
  async resume() {
    if (!location.search.includes('code=')) return false;
    await client.handleRedirectCallback();
    history.replaceState(null, '', HERE);
    return true;
  },
  signIn: () => client.loginWithRedirect().then(() => new Promise(() => undefined)),
  refresh: () => client.getTokenSilently({ cacheMode: 'off' }),
  token: () => client.getTokenSilently(),
});
