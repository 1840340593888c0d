import { factsOf } from '../oauth/event-facts';
import type { Grant, LifecycleEvent } from '../oauth/grant';
import type { TokenKind } from '../oauth/token';
import { isAccepted, isRevocation, LEEWAY_MS, signsOut, supersededAt } from '../rules/lifecycle';
import { type Happened, happen } from './grants';
import type { KeptGrant } from './site-memory';

/**
 * An access token is refused where it was taken before, though its end is not near (E10i). Nothing is inferred where the
 * end is not known, where the token came in another way than it had, or where a sign-out in sight explains it.
 */
export const refusedEarly = (grant: Grant, refusal: LifecycleEvent, kind: TokenKind): Happened[] => {
  const { token } = refusal;
  const said = factsOf(refusal, 'token_rejected');
  const { status, error, leftMs, origin, target = '', scheme, proof, replayed, last: at = refusal.at } = said;
  const isRefused = status === 401 && error === 'invalid_token' && replayed !== true;
  if (kind !== 'access' || !isRefused || leftMs === undefined || leftMs <= LEEWAY_MS) return [];
  const wasAccepted = grant.events.some(
    (event) =>
      event.kind === 'token_used' &&
      event.token === token &&
      event.at <= at &&
      event.facts.origin === origin &&
      event.facts.scheme === scheme &&
      event.facts.proof === proof &&
      isAccepted(event),
  );
  if (!wasAccepted || isExplained(grant, token)) return [];
  return [happen(grant, 'revoked_inferred', at, token, { by: 'api', target }, 'inferred')];
};

/** The same of a refresh token at its server. `ends`: ms, this computer's clock; endless where it is not known. */
export const refusedAtServer = (grant: Grant, refusal: LifecycleEvent, target: string, ends: number): Happened[] => {
  const { token, at, facts } = refusal;
  if (facts.error !== 'invalid_grant' || token === undefined) return [];
  const isOver = at + LEEWAY_MS >= ends;
  if (isOver || mayBeReplaced(grant, token) || isExplained(grant, token)) return [];
  return [happen(grant, 'revoked_inferred', at, token, { by: 'server', target }, 'inferred')];
};

/** A refresh token that another tab was exchanging at the same time was replaced, as it turns out, and not revoked. */
export const takeBack = (grant: KeptGrant, replaced: string): void => {
  grant.events = grant.events.filter(
    ({ kind, token, paged }) => kind !== 'revoked_inferred' || token !== replaced || paged,
  );
};

/** It was, or it was taken and what came instead is not seen, or not yet. */
const mayBeReplaced = (grant: Grant, token: string): boolean =>
  supersededAt(token, grant) !== undefined ||
  (grant.events.some(({ kind, facts }) => kind === 'refreshed' && facts.sent === token) &&
    !grant.events.some((event) => event.kind === 'not_rotated' && event.token === token));

/** By what was seen, or inferred of it before. */
const isExplained = ({ events }: Grant, token: string | undefined): boolean =>
  events.some(
    (event) => signsOut(event) || isRevocation(event) || (event.kind === 'revoked_inferred' && event.token === token),
  );
