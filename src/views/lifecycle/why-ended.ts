import type { EventFacts } from '../../oauth/event-facts';
import type { EventKind } from '../../oauth/grant';
import { isRevocation, signsOut } from './ended-before';
import { errorName } from './event-words';
import type { Entry } from './lane';
import { type Scene, type Sentence, sentence } from './sentence';
import { replacementOf } from './tell-renewal';

/**
 * Why the user has to sign in again, as far as the events say: the first thing that ended the sign-in after tokens last
 * came to it. Null where nothing did.
 */
export const whyEnded = (entries: readonly Entry[], around: Pick<Scene, 'refreshes' | 'offsetMs'>): Sentence | null => {
  const last = entries.findLastIndex(({ event: { kind } }) => kind === 'token_issued' || kind === 'refreshed');
  for (const entry of entries.slice(last + 1)) {
    const why = reasonOf(entry, entries, around);
    if (why) return why;
  }
  const expired = entries.slice(last + 1).findLast(({ event: { kind } }) => kind === 'expired');
  return expired ? sentence('life_why_expired', [expired], ({ time }) => [time(expired.event.at)]) : null;
};

const reasonOf = (
  entry: Entry,
  entries: readonly Entry[],
  { refreshes, offsetMs }: Pick<Scene, 'refreshes' | 'offsetMs'>,
): Sentence | null => {
  const { kind, at, token, facts, evidence } = entry.event;
  if (evidence !== 'seen') return null;
  const error = typeof facts.error === 'string' ? facts.error : undefined;
  if (signsOut(entry)) return sentence('life_why_logout', [entry], ({ time }) => [time(at)]);
  if (isRevocation(entry) && refreshes.has(token ?? ''))
    return sentence('life_why_revoked', [entry], ({ time }) => [time(at)]);
  if (kind === 'silent_renew' && error) return sentence('life_why_not_renewed', [entry], () => [errorName(error)]);
  if (kind === 'authorization_error' && !entries.some((one) => SIGNED_IN.has(one.event.kind)))
    return sentence('life_why_not_signed_in', [entry], () => [errorName(error)]);
  return kind === 'refresh_refused' && error === 'invalid_grant' ? whyRefused(entry, entries, offsetMs) : null;
};

const SIGNED_IN: ReadonlySet<EventKind> = new Set(['callback', 'token_issued', 'backend_exchange', 'token_used']);

const whyRefused = (entry: Entry, entries: readonly Entry[], offsetMs: number): Sentence => {
  const { at, token, facts } = entry.event;
  const { sent = token, sentAt = at, error } = facts as Partial<EventFacts['refresh_refused']>;
  const replaced = replacementOf(entry, entries, sentAt);
  if (replaced) return sentence('life_why_reuse', [replaced, entry], ({ span }) => [span(sentAt - replaced.event.at)]);
  const issue = entries.findLast(
    ({ event: one }) => one.kind === 'token_issued' && one.evidence === 'seen' && one.facts.refresh === sent,
  );
  const ends = Number(issue?.event.facts.refreshEnds) - offsetMs;
  if (issue && ends <= at) return sentence('life_why_refresh_ended', [issue, entry], ({ time }) => [time(ends)]);
  return sentence('life_why_refused', [entry], () => [errorName(error)]);
};
