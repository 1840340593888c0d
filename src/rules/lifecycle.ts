import { isSuccess } from '../oauth/answer';
import type { EventKind, Grant, LifecycleEvent } from '../oauth/grant';
import type { Token } from '../oauth/token';
import type { Known } from './rule';

/** Allowed between two clocks unless a rule says other (rules §1, Clock). In ms. */
export const LEEWAY_MS = 60_000;

/** Two requests closer than this may be one attempt (G-RETRY). In ms. */
export const APART_MS = 5_000;

/** A page that signs out is still redirecting, and cleaning up, for so long. In ms. */
export const TIDYING_MS = 5_000;

/** How long a page may take to clear its address after a successful exchange. In ms. */
export const LEFT_MS = 10_000;

/**
 * Tied to a key: the token says so (RFC 7800 `cnf`), the response did (`token_type: DPoP`), or, of a public client's
 * refresh token, the request that produced it carried a proof (RFC 9449 §5).
 */
export const isBound = (token: Token, known: Known): boolean => {
  const cnf = (token.claims as { cnf?: unknown } | undefined)?.cnf;
  if (typeof cnf === 'object' && cnf !== null && ('jkt' in cnf || 'x5t#S256' in cnf)) return true;
  const issued = issueOf(token.id, known.grantOf(token.id));
  if (token.kind === 'refresh') return issued?.facts.refreshBound === true;
  return token.kind === 'access' && issued?.facts.bound === true;
};

/** Only a 2xx without an error says that a server took a token (G-ERR): what it refuses, redirects or fails at proves nothing. */
export const isAccepted = ({ facts: { status, error } }: LifecycleEvent): boolean =>
  isSuccess(Number(status)) && error === undefined;

/** The user has signed out: a request that failed has ended nothing. */
export const signsOut = ({ kind, facts: { status } }: LifecycleEvent): boolean =>
  kind === 'logout' && !(Number(status) >= 400);

/** Answered with 200, as RFC 7009 §2.2 asks; anything else has ended nothing. */
export const isRevocation = ({ kind, facts: { status } }: LifecycleEvent): boolean =>
  kind === 'revoked' && status === 200;

/** The refresh token was replaced when it was used, at least once in its grant. */
export const isRotated = (grant: Grant | undefined): boolean =>
  grant?.events.some(({ kind }) => kind === 'rotated') ?? false;

/** The authorization server refused it as ended, or accepted its revocation (rules §5.3). */
export const isDead = (id: string, grant: Grant | undefined): boolean =>
  grant?.events.some(
    (event) =>
      event.token === id &&
      ((event.kind === 'refresh_refused' && event.facts.error === 'invalid_grant') || isRevocation(event)),
  ) ?? false;

/** When a refresh token was replaced by a new one, ms, local clock; undefined while it is the current one. */
export const supersededAt = (id: string, grant: Grant | undefined): number | undefined =>
  grant?.events.find(({ kind, facts }) => kind === 'rotated' && facts.previous === id)?.at;

/** The response that brought a token. */
export const issueOf = (id: string, grant: Grant | undefined) =>
  grant?.events.findLast(
    ({ kind, facts, token }) =>
      kind === 'token_issued' && (token === id || facts.refresh === id || facts.idToken === id),
  );

/**
 * Who holds the tokens of a grant: a page or its worker, which were seen to ask for them; a backend, which the answer to
 * the callback gave away; or it is not known yet (rules §1, Client kind).
 */
export const clientKind = (grant: Grant): 'browser' | 'backend' | 'unknown' => {
  const has = (...kinds: EventKind[]) => grant.events.some(({ kind }) => kinds.includes(kind));
  if (has('code_exchange', 'refresh_requested', 'refreshed')) return 'browser';
  return has('backend_exchange') ? 'backend' : 'unknown';
};
