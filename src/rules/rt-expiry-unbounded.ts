import { factsOf } from '../oauth/event-facts';
import type { Grant, LifecycleEvent } from '../oauth/grant';
import { clientKind, LEEWAY_MS } from './lifecycle';
import { asvs, draft, rfc } from './reference';
import type { EventRule, Known, Verdict } from './rule';

const DAY = 24 * 60 * 60_000;

export const rtExpiryUnbounded: EventRule = {
  id: 'rt-expiry-unbounded',
  severity: 'medium',
  ofClient: true,
  references: [
    rfc(10017, '6.3.2.3', 'MUST'),
    rfc(9700, '4.14.2', 'SHOULD'),
    asvs('10.4.8', 'L2'),
    draft('OAuth refresh token expiration', 'draft-ietf-oauth-refresh-token-expiration', '6.1'),
  ],
  per: 'grant',
  on: 'event',
  events: ['token_issued', 'refreshed'],
  judge: ({ event, grant }, known) => {
    if (clientKind(grant) === 'backend') return null;
    return event.kind === 'refreshed' ? judgeUse(event, grant, known) : judgeIssue(event, grant, known);
  },
};

/** Accepted so long after it was first met, whatever was stated. */
const judgeUse = (event: LifecycleEvent, grant: Grant, { limits }: Known): Verdict | null => {
  const { sent, sentAt = event.at } = factsOf(event, 'refreshed');
  const first = grant.events.find(({ token, facts }) => token === sent || facts.refresh === sent);
  if (sent === undefined || !first || sentAt - first.at < limits.refreshLongDays * DAY) return null;
  return { token: sent, reasons: ['in_use'], facts: { lifeSeconds: Math.round((sentAt - first.at) / 1000) } };
};

const judgeIssue = (event: LifecycleEvent, grant: Grant, known: Known): Verdict | null => {
  const said = factsOf(event, 'token_issued');
  const { refresh: token, refreshExpiresIn, refreshEnds, refreshEndless } = said;
  if (token === undefined) return null;
  const life = refreshExpiresIn ? refreshExpiresIn * 1000 : Number(refreshEnds) - (event.at + known.offsetMs);
  // A JWT without exp has an end all the same where the response states one.
  if (refreshExpiresIn === 0 || (refreshEndless && !(life > 0))) return { token, reasons: ['endless'] };
  if (life > known.limits.refreshLongDays * DAY)
    return { token, reasons: ['long_life'], facts: { lifeSeconds: Math.round(life / 1000) } };
  if (isMoving(chainOf(event, grant))) return { token, reasons: ['moving_end'] };
  const isStated = grant.events.some(statesEnd);
  return isStated ? null : { severity: 'info', token, reasons: ['end_unstated'] };
};

/** Whoever stated an end once need not state it again. */
const statesEnd = (event: LifecycleEvent): boolean => {
  const { refreshExpiresIn, refreshEnds, refreshEndless, authorizationEnds } = factsOf(event, 'token_issued');
  return [refreshExpiresIn, refreshEnds, refreshEndless, authorizationEnds].some((stated) => stated !== undefined);
};

/** The issues of a refresh token up to this one since the sign-in they come from, one for each token. */
const chainOf = (event: LifecycleEvent, grant: Grant): LifecycleEvent[] => {
  const issued = grant.events.filter(
    ({ kind, facts, at }) => kind === 'token_issued' && facts.refresh !== undefined && at <= event.at,
  );
  const chain = issued.slice(
    Math.max(
      0,
      issued.findLastIndex(({ facts }) => facts.renewed !== true),
    ),
  );
  return chain.filter(({ facts }, at) => facts.refresh !== chain[at - 1]?.facts.refresh);
};

/**
 * Two rotations in a row put the end past that of the first token. A sliding limit under a fixed one is as it should be:
 * then the response states an end of the authorization too, and that one stays.
 */
const isMoving = (chain: readonly LifecycleEvent[]): boolean => {
  const said = chain.map((event) => factsOf(event, 'token_issued'));
  const [first] = said;
  const isPast = (end: number | undefined) => Number(end) - Number(first?.refreshEnds) > LEEWAY_MS;
  const isFixed = said.every(
    ({ authorizationEnds }) => Math.abs(Number(authorizationEnds) - Number(first?.authorizationEnds)) <= LEEWAY_MS,
  );
  return said.length > 2 && !isFixed && said.slice(-2).every(({ refreshEnds }) => isPast(refreshEnds));
};
