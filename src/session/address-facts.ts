import { isLoopback } from '../oauth/address';
import type { EventFacts } from '../oauth/event-facts';

type Redirect = Partial<Pick<EventFacts['authorization_request'], 'redirect' | 'redirectScheme'>>;

/** What a redirect_uri says of where a sign-in comes back to (RFC 8252 §7). */
export const addressFacts = (redirectUri: string | undefined): Redirect => {
  if (redirectUri === undefined) return {};
  return { redirect: redirectUri, redirectScheme: schemeOf(redirectUri) };
};

const schemeOf = (address: string): EventFacts['authorization_request']['redirectScheme'] => {
  if (!/^https?:/i.test(address)) return 'app';
  if (isLoopback(address)) return /^https?:\/\/[^/]*\blocalhost\b/i.test(address) ? 'localhost' : 'loopback';
  return /^https:/i.test(address) ? 'https' : 'http';
};
