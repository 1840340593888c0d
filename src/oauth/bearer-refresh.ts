import type { Message } from './message';
import type { Observation } from './observation';
import type { Seen } from './sight';

/**
 * A refresh token sent as a bearer token to an address that says it renews: home-made, and understood only by what is
 * known of the value. Anywhere else it is a mistake and asks for nothing.
 */
export const bearerRefresh = ({ channel, url }: Observation, seen: readonly Seen[]): Message<string> | null => {
  if (channel !== 'request-header' || !RENEWS.test(url)) return null;
  const bearer = seen.find(({ token, place }) => token.kind === 'refresh' && place.key === 'authorization');
  if (!bearer || bearer.certainty === 'hint') return null;
  return { says: 'token-request', grantType: 'refresh_token', authenticated: false, refresh: bearer.token.id };
};

const RENEWS = /^[a-z]+:\/\/[^?#]*\/(?:token[-_/])?(?:refresh|renew)(?:[-_/]?(?:token|session))?\/?(?:\?|$)/i;
