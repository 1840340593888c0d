import { defined, type Members, textOf } from './members';
import type { Context, Message } from './message';
import { siteOf } from './parties';

/**
 * A token shown to its authorization server, to be ended or looked up (RFC 7009 §2.1, RFC 7662 §2.1): to the endpoint the
 * metadata names, or to a path of an authorization server that says so.
 */
export const tokenInspection = (said: Members, url: string, context: Context): Message<string> | null => {
  const token = textOf(said.token);
  if (!token) return null;
  for (const { says, endpoints, path } of ENDPOINTS) {
    if (endpoints(context)?.has(url) || (path.test(url) && context.issuers?.has(siteOf(url))))
      return defined({ says, token, secret: textOf(said.client_secret) });
  }
  return null;
};

const ENDPOINTS = [
  {
    says: 'revocation-request' as const,
    endpoints: ({ revocation }: Context) => revocation,
    path: /\/(?:revoke|revocation)\/?(?:\?|$)/,
  },
  {
    says: 'introspection-request' as const,
    endpoints: ({ introspection }: Context) => introspection,
    path: /\/(?:introspect|introspection)\/?(?:\?|$)/,
  },
];
