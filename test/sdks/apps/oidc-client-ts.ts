import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { CLIENTS } from '../../lab/clients';
import { originOf } from '../../lab/hosts';
import { HERE, serve, variant } from './app';

const manager = new UserManager({
  authority: originOf('login'),
  client_id: CLIENTS.spa.id,
  redirect_uri: HERE,
  scope: CLIENTS.spa.scope,
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
