import { defined, type Members, textOf } from './members';
import type { Context, Message } from './message';
import type { Observation } from './observation';
import { siteOf } from './parties';

/** RFC 6749 §4.1.1, with RFC 9101 and RFC 9126 for requests whose parameters travel elsewhere. */
export const authorizationRequest = (said: Members, { exchange }: Observation): Message<string> | null => {
  const client = textOf(said.client_id);
  const asks = textOf(said.response_type) ?? textOf(said.request) ?? textOf(said.request_uri);
  if (!client || !asks || !isNavigation(exchange?.type)) return null;
  return defined({ says: 'authorization-request', client, redirectUri: textOf(said.redirect_uri) });
};

/**
 * RFC 6749 §4.1.2, §4.2.2 and §4.1.2.1; RFC 9207 for iss; Form Post §2 for a body. `code` alone is a common parameter:
 * state or iss must stand beside it.
 */
export const callback = (said: Members, { exchange, channel }: Observation): Message<string> | null => {
  if (channel !== 'fragment' && !isNavigation(exchange?.type)) return null;
  const beside = textOf(said.state) ?? textOf(said.iss) ?? textOf(said.session_state);
  const access =
    channel !== 'request-url' && textOf(said.token_type) !== undefined ? textOf(said.access_token) : undefined;
  const code = beside ? textOf(said.code) : undefined;
  const idToken = beside ? textOf(said.id_token) : undefined;
  const error = beside ? textOf(said.error) : undefined;
  if (!access && !code && !idToken && !error) return null;
  return defined({ says: 'callback', code, access, idToken, issuer: textOf(said.iss), error });
};

/** RFC 7009 §2.1: to the endpoint the metadata names, or to a path of an authorization server that says so. */
export const revocation = (said: Members, url: string, context: Context): Message<string> | null => {
  const token = textOf(said.token);
  const isNamed = /\/(?:revoke|revocation)\/?(?:\?|$)/.test(url) && context.issuers?.has(siteOf(url));
  if (!token || !(context.revocation.has(url) || isNamed)) return null;
  return defined({ says: 'revocation-request', token, secret: textOf(said.client_secret) });
};

/** RFC 8414 §3.2. */
export const metadata = (said: Members): Message<string> | null => {
  const issuer = textOf(said.issuer);
  if (!issuer || !textOf(said.authorization_endpoint)) return null;
  return defined({
    says: 'metadata',
    issuer,
    tokenEndpoint: textOf(said.token_endpoint),
    revocationEndpoint: textOf(said.revocation_endpoint),
  });
};

const isNavigation = (type: string | undefined): boolean => type === 'main_frame' || type === 'sub_frame';
