import type { EventFacts } from '../../oauth/event-facts';
import type { EventKind, Facts, LifecycleEvent } from '../../oauth/grant';
import type { Translate } from '../scope';
import { endedBefore, refreshesOf } from './ended-before';
import { isAccepted } from './event-words';
import type { Entry } from './lane';

/** What an event means, in two sentences for someone new to it. @param entries Of the lane, oldest first. */
export const meaningOf = (t: Translate, entry: Entry, entries: readonly Entry[]): string => {
  const { event } = entry;
  // The table has one entry a kind, and each reads the facts of its own.
  const meaning = MEANINGS[event.kind] as (facts: Facts, around: Around) => string;
  return t(meaning(event.facts, { event, entries, ended: endedBefore(entries, entry)?.event.kind }));
};

/** `ended`: what had ended the token, or its sign-in, by then. */
type Around = { event: LifecycleEvent; entries: readonly Entry[]; ended: EventKind | undefined };
type Meanings = { [Kind in EventKind]: Meaning<Kind> };
type Meaning<Kind extends EventKind> = (facts: Partial<EventFacts[Kind]>, around: Around) => string;

/** What an error means, by its name; `other` where it is none of the table's. A server may call its error "constructor". */
const byError = (table: Readonly<Record<string, string>>, error: string | undefined, other: string): string =>
  error !== undefined && Object.hasOwn(table, error) ? (table[error] ?? other) : other;

/** OpenID Connect Core §3.1.2.6: the request forbade the server to ask; RFC 6749 §4.1.2.1. */
const NOT_SIGNED_IN: Readonly<Record<string, string>> = {
  login_required: 'life_means_login_required',
  interaction_required: 'life_means_login_required',
  consent_required: 'life_means_login_required',
  account_selection_required: 'life_means_login_required',
  access_denied: 'life_means_denied',
};

const NOT_RENEWED: Readonly<Record<string, string>> = {
  login_required: 'life_means_not_renewed_login',
  interaction_required: 'life_means_not_renewed_login',
};

/** RFC 6750 §3.1; RFC 9449 §9. */
const REJECTED: Readonly<Record<string, string>> = {
  use_dpop_nonce: 'life_means_rejected_proof',
  insufficient_scope: 'life_means_rejected_scope',
};

/** RFC 6749 §5.2; RFC 9449 §8. */
const REFUSED: Readonly<Record<string, string>> = {
  use_dpop_nonce: 'life_means_refused_proof',
  invalid_client: 'life_means_refused_client',
};

const asked: Meaning<'authorization_request'> = ({ prompt, challenge, elsewhere }) => {
  if (prompt === 'none') return 'life_means_asked_silently';
  if (challenge !== undefined) return 'life_means_asked_pkce';
  return elsewhere ? 'life_means_asked_elsewhere' : 'life_means_asked';
};

const calledBack: Meaning<'callback'> = ({ matches, access, idToken }, { event: { token } }) => {
  if (matches === false) return 'life_means_back_unmatched';
  const hasTokensAlone = token !== undefined && (token === access || token === idToken);
  return hasTokensAlone ? 'life_means_back_tokens' : 'life_means_back_code';
};

const exchanged: Meaning<'code_exchange'> = ({ status, error, hasVerifier }) => {
  if (error === 'invalid_grant') return 'life_means_exchange_invalid';
  if (status === undefined && error === undefined) return 'life_means_exchange_sent';
  if (error !== undefined || !isAccepted(Number(status))) return 'life_means_exchange_refused';
  return hasVerifier ? 'life_means_exchanged_pkce' : 'life_means_exchanged';
};

const issued: Meaning<'token_issued'> = ({ front, renewed, bound, access, refresh }) => {
  if (front) return 'life_means_issued_front';
  if (renewed) return 'life_means_issued_renewed';
  if (access === undefined) return 'life_means_issued_other';
  if (bound) return 'life_means_issued_bound';
  return refresh === undefined ? 'life_means_issued' : 'life_means_issued_refresh';
};

const used: Meaning<'token_used'> = ({ status, leftMs = 0, folded, open, proof, scheme }, { ended }) => {
  if (folded) return 'life_means_folded';
  if (status !== undefined && !isAccepted(status)) return 'life_means_answered';
  if (open) return 'life_means_used_open';
  if (ended === 'logout') return 'life_means_used_after_logout';
  if (ended === 'revoked') return 'life_means_used_after_revocation';
  if (leftMs < 0) return 'life_means_used_late';
  return proof && scheme === 'dpop' ? 'life_means_used_proof' : 'life_means_used';
};

const rejected: Meaning<'token_rejected'> = ({ error, status, leftMs, folded }, { ended }) => {
  if (folded) return 'life_means_folded';
  const known = byError(REJECTED, error, '');
  if (known) return known;
  if (ended !== undefined) return 'life_means_rejected_after';
  if (leftMs === undefined || status !== 401) return 'life_means_rejected';
  return leftMs < 0 ? 'life_means_rejected_late' : 'life_means_rejected_early';
};

const refreshAsked: Meaning<'refresh_requested'> = ({ leftMs }) => {
  if (leftMs === undefined) return 'life_means_refresh_asked';
  return leftMs < 0 ? 'life_means_refresh_late' : 'life_means_refresh_early';
};

/** Whether a refresh token had been replaced by another when it was sent. */
const isReused = ({ event, entries }: Pick<Around, 'event' | 'entries'>): boolean => {
  const sent = event.facts.sent ?? event.token;
  const sentAt = Number(event.facts.sentAt ?? event.at);
  return entries.some(
    (one) => one.event.kind === 'rotated' && one.event.facts.previous === sent && one.event.at < sentAt,
  );
};

/** `refreshed` names the new access token, and what it was sent instead in a fact. */
const endOfSent = ({ event, entries }: Around): EventKind | undefined => {
  const sent = entries.find((one) => one.event === event);
  const token = String(event.facts.sent ?? '');
  return sent && endedBefore(entries, { ...sent, event: { ...event, token } })?.event.kind;
};

const refreshed: Meaning<'refreshed'> = (_, around) => {
  const ended = endOfSent(around);
  if (ended === 'logout') return 'life_means_refreshed_after_logout';
  if (ended === 'revoked') return 'life_means_refreshed_after_revocation';
  return isReused(around) ? 'life_means_refreshed_again' : 'life_means_refreshed';
};

const refused: Meaning<'refresh_refused'> = ({ error }, around) => {
  if (error !== 'invalid_grant') return byError(REFUSED, error, 'life_means_refused');
  if (isReused(around)) return 'life_means_refused_reuse';
  return around.ended === undefined ? 'life_means_refused_grant' : 'life_means_refused_after';
};

const revoked: Meaning<'revoked'> = ({ status = 200 }, { event: { token }, entries }) => {
  if (status === 503) return 'life_means_revoked_later';
  if (!isAccepted(status)) return 'life_means_revoked_not';
  if (token !== undefined && refreshesOf(entries).has(token)) return 'life_means_revoked_refresh';
  const isAccess = entries.some(({ event }) => token !== undefined && event.facts.access === token);
  return isAccess ? 'life_means_revoked_access' : 'life_means_revoked';
};

const LOGOUT: Record<EventFacts['logout']['by'], string> = {
  server: 'life_means_logout_server',
  'front-channel': 'life_means_logout_front',
  app: 'life_means_logout_app',
};

const MEANINGS: Meanings = {
  discovery: () => 'life_means_discovery',
  authorization_request: asked,
  callback: calledBack,
  authorization_error: ({ error }) => byError(NOT_SIGNED_IN, error, 'life_means_back_error'),
  code_exchange: exchanged,
  backend_exchange: () => 'life_means_backend',
  token_issued: issued,
  token_stored: ({ channel }) => (channel === 'http-only-cookie' ? 'life_means_stored_cookie' : 'life_means_stored'),
  token_used: used,
  token_rejected: rejected,
  expired: () => 'life_means_expired',
  refresh_requested: refreshAsked,
  refreshed,
  rotated: () => 'life_means_rotated',
  not_rotated: ({ bound, authenticated }) => {
    if (bound) return 'life_means_kept_bound';
    return authenticated ? 'life_means_kept_authenticated' : 'life_means_kept';
  },
  refresh_refused: refused,
  silent_renew: ({ error }) => (error ? byError(NOT_RENEWED, error, 'life_means_not_renewed') : 'life_means_renewed'),
  revoked,
  revoked_inferred: ({ by }) => (by === 'api' ? 'life_means_revoked_inferred_api' : 'life_means_revoked_inferred'),
  logout: ({ by = 'app', status = 200 }) => (status < 400 ? LOGOUT[by] : 'life_means_logout_refused'),
  new_grant: () => 'life_means_again',
};
