import type { EventFacts } from '../../oauth/event-facts';
import { isAccepted } from './event-words';
import type { Entry } from './lane';
import { sentence, type Told } from './sentence';

/** Sentences of a story, its end included: more are no story. */
const MOST = 30;
/** Of these the first and the last; what lies between is named in one. */
const FIRST = 14;
/** Sentences that tell of nothing but renewal and use, before they are told as one. */
const LONGEST_ROUTINE = 12;

/** A story that one reads: renewals that go on and on become one sentence, and what is still too long is left out by name. */
export const shortened = (told: readonly Told[]): Told[] => {
  const short = routinesOf(told).flatMap((part) => (isRoutine(part[0]) ? summedUp(part) : part));
  if (short.length <= MOST) return short;
  const last = MOST - FIRST - 1;
  const left = restsOf(short.slice(FIRST, -last));
  const from = left.reduce((first, { event }) => Math.min(first, event.at), Number.POSITIVE_INFINITY);
  return [
    ...short.slice(0, FIRST),
    {
      step: 'life_step_more',
      sentence: sentence('life_story_left_out', left, ({ time }) => [
        String(left.length),
        time(from),
        time(lastOf(left)),
      ]),
    },
    ...short.slice(-last),
  ];
};

const ROUTINE: ReadonlySet<string> = new Set([
  'life_story_used',
  'life_story_used_many',
  'life_story_refresh_asked',
  'life_story_refresh_early',
  'life_story_refresh_late',
  'life_story_refreshed',
  'life_story_refreshed_rotated',
  'life_story_refreshed_kept',
  'life_story_rotated',
  'life_story_kept',
  'life_story_got',
  'life_story_got_bound',
  'life_story_expired',
  'life_story_stored',
  'life_story_renewed',
]);

const isRoutine = (one: Told | undefined): boolean =>
  one !== undefined && one.step !== 'life_step_sign_in' && ROUTINE.has(one.sentence.key);

/** Sentences by whether they are routine, in their order. */
const routinesOf = (told: readonly Told[]): Told[][] => {
  const parts: Told[][] = [];
  for (const one of told) {
    const part = parts.at(-1);
    if (part && isRoutine(part[0]) === isRoutine(one)) part.push(one);
    else parts.push([one]);
  }
  return parts;
};

/** The first renewal of a long routine is told, and the last; the others are counted. */
const summedUp = (part: readonly Told[]): Told[] => {
  if (part.length <= LONGEST_ROUTINE) return [...part];
  const begins = (index: number) => part[index]?.sentence.rests[0]?.event.kind === 'refresh_requested';
  const indices = part.map((_, index) => index).filter(begins);
  const [, second] = indices;
  const last = indices.at(-1);
  if (second === undefined || last === undefined || last <= second) return [...part];
  const left = restsOf(part.slice(second, last));
  const renewals = left.filter(({ event: { kind } }) => kind === 'refreshed').length;
  const uses = left.reduce((sum, { event }) => sum + usesOf(event.kind, event.facts), 0);
  const summary = sentence('life_story_cycles', left, ({ time }) => [
    time(lastOf(left)),
    String(renewals),
    String(uses),
  ]);
  return [...part.slice(0, second), { step: 'life_step_renew', sentence: summary }, ...part.slice(last)];
};

const usesOf = (kind: string, { status, count = 1 }: Partial<EventFacts['token_used']>): number =>
  kind === 'token_used' && isAccepted(Number(status)) ? count : 0;

const restsOf = (told: readonly Told[]): Entry[] => [...new Set(told.flatMap(({ sentence: { rests } }) => rests))];

const lastOf = (entries: readonly Entry[]): number =>
  entries.reduce(
    (last, { event: { at, facts } }) => Math.max(last, typeof facts.last === 'number' ? facts.last : at),
    0,
  );
