import { originOf } from '../oauth/address';
import type { EventFacts } from '../oauth/event-facts';
import type { Grant, LifecycleEvent } from '../oauth/grant';
import { isRevocation, signsOut } from '../rules/lifecycle';
import { type Happened, happen } from './grants';
import type { SiteMemory } from './site-memory';

type Ending = EventFacts['new_grant']['after'];

/** How a grant has ended (rules §5.3); undefined while it goes on, and where it was given tokens since. */
export const endingOf = (grant: Grant): Ending | undefined => {
  const { events } = grant;
  for (const event of events.slice(
    events.findLastIndex(({ kind }) => kind === 'token_issued' || kind === 'refreshed') + 1,
  )) {
    const ending = endingBy(event, grant);
    if (ending) return ending;
  }
  return undefined;
};

/** The newest other grant of the same server and client that anything came of. */
export const grantBefore = (memory: SiteMemory, grant: Grant): Grant | undefined =>
  memory.grants.findLast(
    (other) =>
      other !== grant &&
      other.clientId !== undefined &&
      other.clientId === grant.clientId &&
      serverOf(other) === serverOf(grant) &&
      other.events.some(({ kind }) => kind === 'token_issued' || kind === 'token_used'),
  );

/** Tokens that come from a new sign-in after the one before has ended (E12). Told with the first of them. */
export const newGrantAfter = (memory: SiteMemory, grant: Grant, at: number): Happened[] => {
  const earlier = grantBefore(memory, grant);
  const after = earlier && endingOf(earlier);
  const isNews = grant.events.filter(({ kind }) => kind === 'token_issued').length === 1;
  if (!after || !isNews) return [];
  return [happen(grant, 'new_grant', at, undefined, { follows: earlier.id, after })];
};

const endingBy = (event: LifecycleEvent, grant: Grant): Ending | undefined => {
  switch (event.kind) {
    case 'refresh_refused':
      // RFC 9449 §8: the request is to be made once more, with a nonce.
      return event.facts.error === 'use_dpop_nonce' ? undefined : 'refused';
    case 'logout':
      return signsOut(event) ? 'logout' : undefined;
    case 'revoked':
      return isRevocation(event) && !hasMore(grant, event) ? 'revoked' : undefined;
    case 'revoked_inferred':
      return hasMore(grant, event) ? undefined : 'revoked';
    default:
      return undefined;
  }
};

/** The end of an access token is not that of the refresh token behind it. */
const hasMore = ({ events }: Grant, { token }: LifecycleEvent): boolean =>
  events.some(({ kind, facts }) => kind === 'token_issued' && facts.access === token) &&
  events.some(({ kind, facts }) => kind === 'token_issued' && facts.refresh !== undefined);

const serverOf = ({ issuer }: Grant): string => originOf(issuer) ?? issuer;
