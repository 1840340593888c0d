import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { HERE, serve, variant } from './app';

const manager = new UserManager({
  authority: 'https://login.idp.test',
  client_id: 'lab-spa',
  redirect_uri: HERE,
  scope: 'openid offline_access orders:read',
  prompt: 'consent',
  automaticSilentRenew: false,
  ...(variant === 'local' && { userStore: new WebStorageStateStore({ store: localStorage }) }),
});

serve({
  async resume() {
    if (!location.search.includes('code=')) return false;
    await manager.signinCallback();
    history.replaceState(null, '', HERE);
    return true;
  },
  signIn: () => manager.signinRedirect().then(() => new Promise(() => undefined)),
  refresh: () => manager.signinSilent(),
  token: async () => (await manager.getUser())?.access_token,
});
