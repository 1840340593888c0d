import type { EventFacts } from '../../oauth/event-facts';
import type { EventKind, Facts, LifecycleEvent } from '../../oauth/grant';
import type { TokenKind } from '../../oauth/token';
import type { Inspection } from '../../session/inspection';
import { channelKey } from '../channels';
import { isolated } from '../legible';
import { hostOf } from '../origin';
import type { Translate } from '../scope';
import type { Entry } from './lane';

/** What an event is called, in a few words: "Signed in: code exchanged", "Access token used at api.example.com, 39×". */
export const eventTitle = (
  t: Translate,
  { event }: Pick<Entry, 'event'>,
  { tokens }: Pick<Inspection, 'tokens'>,
): string => {
  const kind = tokens.find(({ id }) => id === event.token)?.kind;
  // The table has one entry a kind, and each reads the facts of its own.
  const title = TITLES[event.kind] as (facts: Facts, words: Words) => string;
  return title(event.facts, { t, event, token: t(tokenKey(kind)) });
};

/** How an event is known: seen on the wire, derived by arithmetic, or inferred (rules §5.2). */
export const evidenceWord = (t: Translate, { evidence }: Pick<LifecycleEvent, 'evidence'>): string =>
  t(EVIDENCE[evidence]);

/** The server did what it was asked: 304 repeats an answer that it gave. A redirect may lead to a sign-in, and says nothing. */
export const isAccepted = (status: number): boolean => (status >= 200 && status < 300) || status === 304;

/** Text of a server or page, short enough for a line. */
export const wireText = (value: string | number | undefined): string => isolated(String(value ?? ''), LONGEST);

/** An error by its name, or an answer by its status: what the session notes as http_400 is no name of an error. */
export const errorName = (error: string | undefined, status?: number): string =>
  wireText((error ?? (status === undefined ? '' : `http_${status}`)).replace(/^http_(?=\d+$)/, 'HTTP '));

/** The kinds of tokens that came in one answer, in the order they matter. */
const issuedNames = (t: Translate, { access, refresh, idToken }: Partial<EventFacts['token_issued']>): string =>
  [access && t('token_access'), refresh && t('token_refresh'), idToken && t('token_id')]
    .filter(Boolean)
    .join(t('between_items')) || t('token_other');

/** `token`: the name of the event's token. */
type Words = { t: Translate; event: LifecycleEvent; token: string };
type Titles = { [Kind in EventKind]: (facts: Partial<EventFacts[Kind]>, words: Words) => string };
type Use = Partial<EventFacts['token_used']>;

/** A host name is at most this long; so is what else is shown of a server's words. */
const LONGEST = 253;

const tokenKey = (kind: TokenKind | undefined): string => (kind && TOKENS[kind]) ?? 'token_other';

const TOKENS: Partial<Record<TokenKind, string>> = { access: 'token_access', id: 'token_id', refresh: 'token_refresh' };

const EVIDENCE: Record<LifecycleEvent['evidence'], string> = {
  seen: 'life_evidence_seen',
  derived: 'life_evidence_derived',
  inferred: 'life_evidence_inferred',
};

const LOGOUT: Record<EventFacts['logout']['by'], string> = {
  server: 'life_logout_server',
  'front-channel': 'life_logout_front',
  app: 'life_logout_app',
};

const AGAIN: Record<EventFacts['new_grant']['after'], string> = {
  logout: 'life_again_logout',
  refused: 'life_again_refused',
  revoked: 'life_again_revoked',
};

const usedTitle = ({ target, status, leftMs = 0, last, folded }: Use, { t, event, token }: Words): string => {
  if (folded) return t('life_used_before', token);
  if (status !== undefined && !isAccepted(status)) return t('life_answered', token, wireText(target), String(status));
  if (leftMs >= 0) return t('life_used', token, wireText(target));
  // What was left is told of the last use: the first had more.
  const isFirstLate = leftMs + ((last ?? event.at) - event.at) < 0;
  return t(isFirstLate ? 'life_used_late' : 'life_used_late_last', token, wireText(target));
};

const rejectedTitle = ({ target, status, error, folded }: Use, { t, token }: Words): string =>
  folded ? t('life_rejected_before', token) : t('life_rejected', token, wireText(target), errorName(error, status));

const exchangeTitle = ({ status, error }: Partial<EventFacts['code_exchange']>, { t }: Words): string => {
  if (error !== undefined) return t('life_exchange_refused', errorName(error));
  if (status === undefined) return t('life_exchange_sent');
  return isAccepted(status) ? t('life_exchanged') : t('life_exchange_refused', errorName(error, status));
};

const times = (title: string, { t }: Words, count = 1): string =>
  count > 1 ? t('life_times', title, String(count)) : title;

const TITLES: Titles = {
  discovery: (_, { t }) => t('life_discovery'),
  authorization_request: ({ origin = '', prompt }, { t }) =>
    t(prompt === 'none' ? 'life_asked_silently' : 'life_asked', wireText(hostOf(origin))),
  callback: ({ access, idToken }, { t, event: { token } }) =>
    t(token !== undefined && (token === access || token === idToken) ? 'life_back_tokens' : 'life_back_code'),
  authorization_error: ({ error }, { t }) => t('life_back_error', errorName(error)),
  code_exchange: exchangeTitle,
  backend_exchange: (_, { t }) => t('life_backend'),
  token_issued: (facts, { t }) => t(facts.front ? 'life_issued_front' : 'life_issued', issuedNames(t, facts)),
  token_stored: ({ channel }, { t, token }) => t('life_stored', token, channel ? t(channelKey(channel)) : ''),
  token_used: (facts, words) => times(usedTitle(facts, words), words, facts.count),
  token_rejected: (facts, words) => times(rejectedTitle(facts, words), words, facts.count),
  expired: (_, { t, token }) => t('life_ended', token),
  refresh_requested: (_, { t }) => t('life_refresh_asked'),
  refreshed: (_, { t }) => t('life_refreshed'),
  rotated: (_, { t }) => t('life_rotated'),
  not_rotated: (_, { t }) => t('life_not_rotated'),
  refresh_refused: ({ error }, { t }) => t('life_refresh_refused', errorName(error)),
  silent_renew: ({ error }, { t }) => (error ? t('life_not_renewed', errorName(error)) : t('life_renewed')),
  revoked: ({ status = 200 }, { t, token }) =>
    isAccepted(status) ? t('life_revoked', token) : t('life_not_revoked', token, String(status)),
  revoked_inferred: (_, { t, token }) => t('life_revoked_inferred', token),
  // An authorization server answers a sign-out with a page or a redirect.
  logout: ({ by = 'app', status = 200 }, { t }) =>
    status < 400 ? t(LOGOUT[by]) : t('life_logout_refused', String(status)),
  new_grant: ({ after = 'logout' }, { t }) => t(AGAIN[after]),
};
