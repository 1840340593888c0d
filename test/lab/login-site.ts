import type { IncomingMessage } from 'node:http';
import type { Provider } from 'oidc-provider';
import { commonSite } from './app-site';
import { clientOf } from './clients';
import { originOf } from './hosts';
import { ACCOUNT } from './identity-provider';
import { errorPage, signInPage } from './sign-in-page';
import { type Listener, serve } from './site';

/** The identity provider's host: its own sign-in page, everything else the provider's. */
export const loginSite = (provider: Provider): Listener => {
  const protocol = provider.callback();
  const common = serve(commonSite);
  return (request, response) => {
    if (COMMON.has(request.url ?? '')) {
      common(request, response);
      return;
    }
    if (request.url === '/session-over') {
      response.writeHead(204, { 'set-cookie': COOKIES.map((name) => `${name}=; ${ENDED}`) }).end();
      return;
    }
    if (!request.url?.startsWith('/sign-in/')) {
      protocol(request, response);
      return;
    }
    signIn(provider, request, response).catch(() => {
      response.writeHead(400, HTML).end(errorPage('This sign-in has ended, or began in another browser.'));
    });
  };
};

/** The session of the user ends by itself, as it does after a long time. */
const COOKIES = ['_session', '_session.sig'];
const ENDED = 'Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax';

const COMMON: ReadonlySet<string> = new Set(['/lab.css', '/favicon.ico']);
const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

const signIn = async (
  provider: Provider,
  request: IncomingMessage,
  response: Parameters<Listener>[1],
): Promise<void> => {
  const { params, grantId } = await provider.interactionDetails(request, response);
  const clientId = String(params.client_id);
  if (request.method !== 'POST') {
    const app = new URL(String(params.redirect_uri)).host;
    const client = clientOf(clientId)?.name ?? clientId;
    response.writeHead(200, HTML).end(signInPage({ client, app, user: 'Ada', isPopup: params.display === 'popup' }));
    return;
  }
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant = known ?? new provider.Grant({ accountId: ACCOUNT.id, clientId });
  grant.addOIDCScope(String(params.scope));
  grant.addResourceScope(originOf('api'), String(params.scope));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { login: { accountId: ACCOUNT.id }, consent });
};
