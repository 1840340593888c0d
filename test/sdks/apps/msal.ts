import { ENTRA } from '../projects';
import { HERE, serve, variant } from './app';

/** What versions 2 to 4 of MSAL have in common, as far as these pages use it. */
type Result = { account: object | null; accessToken: string };
type Msal = {
  initialize(): Promise<void>;
  handleRedirectPromise(): Promise<Result | null>;
  loginRedirect(request: { scopes: string[] }): Promise<void>;
  acquireTokenSilent(request: { scopes: string[]; forceRefresh?: boolean }): Promise<Result>;
  setActiveAccount(account: object | null): void;
};
type MakeMsal = new (configuration: {
  auth: { clientId: string; authority: string; redirectUri: string };
  cache: { cacheLocation: string };
}) => Msal;

const scopes = ['User.Read', 'offline_access'];

export const serveMsal = (PublicClientApplication: MakeMsal): void => {
  const app = new PublicClientApplication({
    auth: {
      clientId: ENTRA.client,
      authority: `https://${ENTRA.host}/${ENTRA.tenant}`,
      redirectUri: HERE,
    },
    cache: { cacheLocation: variant },
  });
  serve({
    async resume() {
      await app.initialize();
      const result = await app.handleRedirectPromise();
      if (result) app.setActiveAccount(result.account);
      return result !== null;
    },
    signIn: () => app.loginRedirect({ scopes }).then(() => new Promise(() => undefined)),
    refresh: () => app.acquireTokenSilent({ scopes, forceRefresh: true }),
    token: async () => (await app.acquireTokenSilent({ scopes })).accessToken,
  });
};
