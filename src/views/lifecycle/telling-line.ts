import type { EventKind, LifecycleEvent } from '../../oauth/grant';
import type { Inspection } from '../../session/inspection';
import type { Translate } from '../scope';
import { clockTime } from '../time';
import { errorName, eventTitle, isAccepted, wireText } from './event-words';
import type { Entry, Lane } from './lane';

/** The newest thing worth telling of a grant on one line, and the event it rests on. */
export type Telling = { line: string; entry: Entry };

/**
 * What came after an end is told first, then the end itself, then what refused or renewed the tokens, then their use; null
 * where nothing happened. `now`: ms, this computer's clock.
 */
export const tellingLine = (
  t: Translate,
  { entries }: Pick<Lane, 'entries'>,
  { tokens }: Pick<Inspection, 'tokens'>,
  now: number,
): Telling | null => {
  const asked: Asked = { t, entries, tokens, time: (at) => clockTime(at, now) };
  for (const tell of TOLD) {
    const told = tell(asked);
    if (told) return told;
  }
  return null;
};

type Asked = { t: Translate; entries: readonly Entry[]; tokens: Inspection['tokens']; time: (at: number) => string };
type Tell = (asked: Asked) => Telling | null;

/** Uses of one token at one place are one event: when it was so last. */
const lastOf = ({ at, facts }: LifecycleEvent): number => (typeof facts.last === 'number' ? facts.last : at);

const newest = (entries: readonly Entry[], ...kinds: EventKind[]): Entry | undefined =>
  entries.findLast(({ event }) => kinds.includes(event.kind));

/** A sign-out or a revocation, unless a new sign-in came after it. */
const ending =
  (kind: 'logout' | 'revoked', ended: string, stillUsed: string, stillRenewed: string): Tell =>
  ({ t, entries, time }) => {
    const end = entries.findLast(({ event }) => event.kind === kind && Number(event.facts.status ?? 200) < 400);
    if (!end) return null;
    const { at } = end.event;
    const late = entries.filter(({ event }) => lastOf(event) > at);
    if (newest(late, 'code_exchange', 'new_grant')) return null;
    const use = late.findLast(({ event }) => event.kind === 'token_used' && isAccepted(Number(event.facts.status)));
    if (use) return { line: t(stillUsed, time(at), time(lastOf(use.event))), entry: use };
    const renewal = newest(late, 'refreshed');
    if (renewal) return { line: t(stillRenewed, time(at), time(renewal.event.at)), entry: renewal };
    return { line: t(ended, time(at)), entry: end };
  };

/** The newest of a refused refresh, a refused use and the end of the token, where nothing was renewed since. */
const trouble: Tell = ({ t, entries, time }) => {
  // Asked for a proof with a nonce (RFC 9449 §8), the client tries again: no refusal.
  const told = entries.filter(({ event }) => event.facts.error !== 'use_dpop_nonce');
  const entry = newest(told, 'refreshed', 'token_issued', 'refresh_refused', 'token_rejected', 'expired');
  if (!entry) return null;
  const { kind, at, facts } = entry.event;
  if (kind === 'refresh_refused') return { line: t('life_strip_refused', errorName(String(facts.error ?? ''))), entry };
  if (kind === 'token_rejected') {
    return { line: t('life_strip_rejected', wireText(String(facts.target ?? '')), time(lastOf(entry.event))), entry };
  }
  return kind === 'expired' ? { line: t('life_strip_expired', time(at)), entry } : null;
};

const renewals: Tell = ({ t, entries, time }) => {
  const all = entries.filter(({ event }) => event.kind === 'refreshed');
  const entry = all.at(-1);
  if (!entry) return null;
  const last = time(entry.event.at);
  if (!entries.some(({ event }) => BEGINNINGS.has(event.kind)))
    return { line: t('life_strip_last_refresh', last), entry };
  if (all.length === 1) return { line: t('life_strip_refreshed_once', last), entry };
  return { line: t('life_strip_refreshed', String(all.length), last), entry };
};

/** Without one of these the beginning is not at hand, and what is counted may not be all. */
const BEGINNINGS: ReadonlySet<EventKind> = new Set(['authorization_request', 'callback', 'code_exchange']);

const newestOfAll: Tell = ({ t, entries, tokens, time }) => {
  const entry = newest(entries, 'token_used') ?? entries.at(-1);
  if (!entry) return null;
  return { line: t('life_strip_event', eventTitle(t, entry, { tokens }), time(lastOf(entry.event))), entry };
};

const TOLD: readonly Tell[] = [
  ending('logout', 'life_strip_signed_out', 'life_strip_out_used', 'life_strip_out_renewed'),
  ending('revoked', 'life_strip_revoked', 'life_strip_revoked_used', 'life_strip_revoked_renewed'),
  trouble,
  renewals,
  newestOfAll,
];
