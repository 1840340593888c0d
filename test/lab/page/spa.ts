import {
  ErrorResponse,
  InMemoryWebStorage,
  type StateStore,
  type User,
  UserManager,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { LabClient } from '../clients';
import { type HostName, originOf } from '../hosts';
import { HERE } from './here';
import { random } from './random';
import { sayOf } from './say';

/** What a single-page app of the lab does, each as a step: see `Steps`. */
export type Spa = {
  /** Call once at load: finishes a sign-in that came back, else looks for a user kept in this app's store. */
  resume(): Promise<boolean>;
  signIn(): Promise<never>;
  /** The same in a window of its own, whose page calls `finishPopup`. */
  signInByPopup(): Promise<string>;
  finishPopup(): Promise<void>;
  callApi(): Promise<string>;
  refresh(): Promise<string>;
  /** Signs in once more without asking the user, in a frame whose page calls `finishFrame`. */
  renewInFrame(): Promise<string>;
  finishFrame(): Promise<void>;
  /** The tokens as they are now. Throws when nobody is signed in. */
  user(): Promise<User>;
};

/** Where oidc-client-ts keeps the user. Its own default is sessionStorage. */
const STORES = {
  session: () => undefined,
  local: () => new WebStorageStateStore({ store: localStorage }),
  memory: () => new WebStorageStateStore({ store: new InMemoryWebStorage() }),
} as const satisfies Record<string, () => StateStore | undefined>;

/** `at`: the identity provider, where it is not login.idp.test. */
type About = { client: LabClient; store: keyof typeof STORES; at?: HostName };

/** A single-page app that signs in with oidc-client-ts and keeps its tokens in `store`. */
export const spa = ({ client, store, at = 'login' }: About): Spa => {
  const userStore = STORES[store]();
  const manager = new UserManager({
    authority: originOf(at),
    client_id: client.id,
    redirect_uri: HERE,
    scope: client.scope,
    resource: originOf('api'),
    prompt: 'consent',
    // Only the buttons act, so that each run is the same.
    automaticSilentRenew: false,
    ...(userStore ? { userStore } : {}),
    ...(store === 'memory' ? { stateStore: new WebStorageStateStore({ store: sessionStorage }) } : {}),
  });

  const user = async (): Promise<User> => {
    const found = await manager.getUser();
    if (!found) throw new Error('Nobody is signed in.');
    return found;
  };

  return {
    user,
    async resume() {
      if (!isCallback()) return (await manager.getUser()) !== null;
      await manager.signinCallback();
      history.replaceState(null, '', HERE);
      return true;
    },
    async signIn() {
      await manager.signinRedirect({ nonce: random(16) });
      return new Promise<never>(() => {});
    },
    async signInByPopup() {
      await manager.signinPopup({ nonce: random(16), extraQueryParams: { display: 'popup' } });
      return 'Signed in as Ada, in a window of its own.';
    },
    finishPopup: () => manager.signinPopupCallback(),
    async renewInFrame() {
      try {
        await manager.signinSilent({ nonce: random(16) });
        return 'Renewed in a hidden frame: a new access token.';
      } catch (problem) {
        if (problem instanceof ErrorResponse) return `Not renewed. The provider says ${problem.error}.`;
        throw problem;
      }
    },
    finishFrame: () => manager.signinSilentCallback(),
    async callApi() {
      const { access_token: token } = await user();
      return sayOf(await fetch(`${originOf('api')}/orders`, { headers: { authorization: `Bearer ${token}` } }));
    },
    async refresh() {
      const before = await user();
      await manager.signinSilent();
      const after = await user();
      const replaced = after.refresh_token !== before.refresh_token;
      return `Refreshed: a new access token, ${replaced ? 'and a new refresh token in place of the old one' : 'and the same refresh token'}.`;
    },
  };
};

const isCallback = (): boolean => {
  const query = new URLSearchParams(location.search);
  return query.has('state') && (query.has('code') || query.has('error'));
};
