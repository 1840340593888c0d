import { defined, type Members, textOf } from './members';
import type { Context, Message } from './message';
import type { Observation } from './observation';
import { siteOf } from './parties';

/**
 * The end of a session, as a navigation: at the authorization server (OpenID Connect RP-Initiated Logout §2), told to an
 * application by it in a frame (Front-Channel Logout §2), or at the application itself, which only its address says.
 */
export const logout = (
  said: Members,
  { url, top, exchange }: Observation,
  context: Context,
): Message<string> | null => {
  const { type } = exchange ?? {};
  if (type !== 'main_frame' && type !== 'sub_frame') return null;
  const idToken = textOf(said.id_token_hint);
  const redirectUri = textOf(said.post_logout_redirect_uri);
  const isServers =
    idToken !== undefined ||
    redirectUri !== undefined ||
    textOf(said.logout_hint) !== undefined ||
    context.logout?.has(withoutQuery(url)) === true;
  const isNamed = namesLogout(url);
  if (!isServers && isNamed && context.issuers?.has(siteOf(url)) !== true) {
    if (type === 'main_frame' && top !== null && siteOf(top) === siteOf(url)) return { says: 'logout', by: 'app' };
  } else if (isServers || isNamed) {
    return defined({ says: 'logout', idToken, client: textOf(said.client_id), redirectUri, by: 'server' });
  }
  const issuer = textOf(said.iss);
  const isTold = type === 'sub_frame' && issuer !== undefined && textOf(said.sid) !== undefined;
  return isTold ? { says: 'logout', by: 'front-channel', issuer } : null;
};

/** Whether the address of a navigation may be one of these: most are not. */
export const mayBeLogout = (url: string): boolean => LOGOUT.test(url) || PARAMETER.test(url);

/** An address that says by its path alone that a session ends there. */
const namesLogout = (url: string): boolean => LOGOUT.test(url);

const PARAMETER = /[?&](?:logout_hint|post_logout_redirect_uri|iss)=/;

const LOGOUT = /^[a-z]+:\/\/[^?#]*\/(?:log-?out|sign-?out|end_?session)\/?(?:[?#]|$)/i;

const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');
