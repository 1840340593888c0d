import type { EventFacts } from '../../oauth/event-facts';
import { errorName, isAccepted } from './event-words';
import type { Entry } from './lane';
import { type Scene, type Sentence, sentence } from './sentence';

type Use = Partial<EventFacts['token_used']>;
const factsOf = ({ event }: Entry): Use => event.facts;
const lastOf = (entry: Entry): number => factsOf(entry).last ?? entry.event.at;

/** Uses and refusals that follow one another: one sentence for each token, receiver and kind of answer, however many they are. */
export const tellUses = (run: readonly Entry[], scene: Omit<Scene, 'entry'>): Sentence[] => {
  const groups = new Map<string, Entry[]>();
  for (const entry of run) {
    const { target = '', status = 0, error = '', folded } = factsOf(entry);
    const end = scene.endOf(entry)?.key ?? '';
    const said = [
      entry.event.kind,
      wayOf(entry, end !== ''),
      entry.event.token,
      folded ? '' : target,
      status,
      error,
      end,
    ].join(' ');
    const group = groups.get(said);
    if (group) group.push(entry);
    else groups.set(said, [entry]);
  }
  return [...groups.values()].map((group) => told(group, scene));
};

type Way = 'folded' | 'rejected' | 'sent' | 'open' | 'late' | 'used' | 'after';

/** What may be said of a use by its answer: only a success shows that the token was accepted. */
const wayOf = (entry: Entry, isAfter: boolean): Way => {
  const { status, error, folded, open, leftMs = 0, party } = factsOf(entry);
  if (folded) return 'folded';
  // RFC 9449 §9: to be sent once more, with a nonce.
  if (error === 'use_dpop_nonce') return 'sent';
  if (entry.event.kind === 'token_rejected') return isAfter ? 'after' : 'rejected';
  if (status === undefined || !isAccepted(status)) return 'sent';
  if (open) return 'open';
  // What a stranger answers says nothing about the token.
  if (party === 'third') return 'sent';
  if (isAfter) return 'after';
  return leftMs < 0 ? 'late' : 'used';
};

const told = (group: readonly Entry[], scene: Omit<Scene, 'entry'>): Sentence => {
  const newest = group.reduce((a, b) => (lastOf(b) > lastOf(a) ? b : a));
  const end = scene.endOf(newest);
  const { target, status, error, leftMs = 0 } = factsOf(newest);
  const times = group.reduce((sum, entry) => sum + (factsOf(entry).count ?? 1), 0);
  const from = group.reduce((first, { event }) => Math.min(first, event.at), newest.event.at);
  const label = scene.labelOf(newest.event.token);
  const last = lastOf(newest);
  const isRefusal = newest.event.kind === 'token_rejected';
  const tell: Record<Way, () => Sentence> = {
    folded: () =>
      sentence(isRefusal ? 'life_story_folded_refusals' : 'life_story_folded', group, () => [label, String(times)]),
    rejected: () =>
      times > 1
        ? sentence('life_story_rejected_many', group, ({ time, wire }) => [
            label,
            wire(target),
            time(from),
            errorName(error, status),
            time(last),
            String(times),
          ])
        : sentence('life_story_rejected', group, ({ time, wire }) => [
            label,
            wire(target),
            time(last),
            errorName(error, status),
          ]),
    sent: () =>
      sentence(times > 1 ? 'life_story_sent_many' : 'life_story_sent', group, ({ wire }) =>
        [label, wire(target), wire(status ?? '–'), String(times)].slice(0, times > 1 ? 4 : 3),
      ),
    open: () => sentence('life_story_used_open', group, ({ wire }) => [label, wire(target)]),
    late: () =>
      sentence('life_story_used_late', group, ({ time, span, wire }) => [
        label,
        wire(target),
        time(last),
        span(leftMs),
      ]),
    used: () =>
      times > 1
        ? sentence('life_story_used_many', group, ({ time, wire }) => [
            label,
            wire(target),
            String(times),
            time(from),
            time(last),
          ])
        : sentence('life_story_used', group, ({ time, wire }) => [label, wire(target), time(last)]),
    after: () =>
      sentence(
        AFTER[`${newest.event.kind} ${end?.event.kind}`] ?? '',
        end ? [end, ...group] : group,
        ({ time, span, wire }) => {
          const ended = end?.event.at ?? last;
          return [time(ended), time(last), label, wire(target), span(last - ended)];
        },
      ),
  };
  return tell[wayOf(newest, end !== undefined)]();
};

/** What came after what. */
const AFTER: Readonly<Record<string, string>> = {
  'token_used logout': 'life_story_used_after_logout',
  'token_used revoked': 'life_story_used_after_revocation',
  'token_rejected logout': 'life_story_rejected_after_logout',
  'token_rejected revoked': 'life_story_rejected_after_revocation',
};
