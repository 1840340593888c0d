import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LifecycleEvent } from '../../../src/oauth/grant';
import type { Entry } from '../../../src/views/lifecycle/lane';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { storyOf } from '../../../src/views/lifecycle/story';
import { grant, inspection, NOW } from '../sample';
import { translator } from '../translate';
import { anEvent } from './an-event';

const RUNS = { seed: 20300615, numRuns: 150 };
const KNOWN = inspection();
const en = translator('en');

const laneOf = (events: readonly LifecycleEvent[]) =>
  lanesOf(
    [
      grant(
        'g',
        [...events].sort((a, b) => a.at - b.at),
      ),
    ],
    KNOWN,
  )[0];

const toldOf = (events: readonly LifecycleEvent[]) => {
  const lane = laneOf(events);
  return lane
    ? storyOf(lane, KNOWN).steps.flatMap(({ sentences }) =>
        sentences.map(({ key, rests, words }) => ({ key, rests, text: words(en, NOW), lane })),
      )
    : [];
};

/** Of the sentences that count or leave out, what they say is a number. */
const isSum = (key: string): boolean => key === 'life_story_cycles' || key === 'life_story_left_out';
const isUse = ({ event: { kind, facts } }: Entry) => kind === 'token_used' && facts.status === 200;
const isSignOut = ({ event: { kind, facts } }: Entry) => kind === 'logout' && !(Number(facts.status) >= 400);
const isReplaced = ({ event: { kind } }: Entry) => kind === 'rotated';
const isRefusal = ({ event: { kind, facts } }: Entry) =>
  kind === 'token_rejected' || kind === 'refresh_refused' || (kind === 'code_exchange' && facts.error !== undefined);
const isTaken = ({ event: { kind, facts } }: Entry) => kind === 'revoked' && facts.status !== 503;

/** Words of a story, each with the event that there has to be for it. */
const CLAIMS: readonly (readonly [RegExp, (entry: Entry) => boolean])[] = [
  [/still accepted|The app used/, (entry) => isUse(entry) || entry.event.kind === 'refreshed'],
  [/^Signed out at|by the sign-out/, isSignOut],
  [/^Revoked at|server took the request|by the revocation/, isTaken],
  [
    /refused/,
    (entry) => isRefusal(entry) || entry.event.kind === 'new_grant' || entry.event.kind === 'revoked_inferred',
  ],
  [/replaced/, isReplaced],
  [/\(PKCE\)/, ({ event: { kind, facts } }) => kind === 'code_exchange' && facts.hasVerifier === true],
  [/with proof that it was the one/, ({ event: { facts } }) => facts.challenge === 'S' && facts.method === 'S256'],
  [/expired at/, ({ event: { kind } }) => kind === 'expired'],
  [/accepted the refresh token/, ({ event: { kind } }) => kind === 'refreshed'],
  [/stays the same/, ({ event: { kind } }) => kind === 'not_rotated'],
  [/got |brought an/, ({ event: { kind } }) => kind === 'token_issued'],
  [/a refresh token\./, ({ event: { facts } }) => facts.refresh !== undefined || facts.sent !== undefined],
];

describe('whatever happened, and whatever is missing of it', () => {
  test('each sentence rests on events of its lane, and on one that says what it says', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 40 }), (events) => {
        for (const { key, rests, text, lane } of toldOf(events)) {
          expect(rests.length).toBeGreaterThan(0);
          expect(rests.every((entry) => lane.entries.includes(entry))).toBe(true);
          if (isSum(key)) continue;
          for (const [words, isSaid] of CLAIMS) {
            if (words.test(text) && !key.includes('probably')) expect([text, rests.some(isSaid)]).toEqual([text, true]);
          }
        }
      }),
      RUNS,
    );
  });

  test('what was not seen is told as probable, and what was seen is not', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 25 }), (events) => {
        for (const { key, rests, text } of toldOf(events)) {
          if (isSum(key)) continue;
          const isUnseen = rests.some(({ event: { kind, evidence } }) => evidence !== 'seen' && kind !== 'expired');
          expect([text, /probably/i.test(text)]).toEqual([text, isUnseen]);
        }
      }),
      RUNS,
    );
  });

  test('no sentence comes of an event that is not there', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 25 }), fc.array(fc.boolean(), { minLength: 25 }), (events, kept) => {
        const subset = events.filter((_, index) => kept[index]);
        const kinds = new Set(subset.map(({ kind }) => kind));
        for (const { rests } of toldOf(subset)) for (const entry of rests) expect(kinds).toContain(entry.event.kind);
      }),
      RUNS,
    );
  });

  test('it is the same in whatever order the events are handed over, and told oldest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anEvent, { maxLength: 15, selector: ({ at }) => at }), (events) => {
        const texts = (list: readonly LifecycleEvent[]) => toldOf(list).map(({ text }) => text);
        expect(texts(events.toReversed())).toEqual(texts(events));
      }),
      RUNS,
    );
  });

  test('its length is bounded, and every word of it is filled in', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 100, maxLength: 400 }), (events) => {
        const told = toldOf(events);
        expect(told.length).toBeLessThanOrEqual(31);
        for (const { text } of told) {
          expect(text.length).toBeLessThan(600);
          expect(text).not.toMatch(/undefined|NaN|\[object|\$\d|^$/);
        }
      }),
      { ...RUNS, numRuns: 40 },
    );
  });
});

test('thousands of uses of one token at one place are one sentence', () => {
  const uses = Array.from(
    { length: 1_000 },
    (_, index): LifecycleEvent => ({
      kind: 'token_used',
      at: NOW + index,
      evidence: 'seen',
      token: 'a1',
      facts: { target: 'api.test', status: 200, count: 7 },
    }),
  );
  const told = toldOf(uses);
  expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('7000 times at api.test')]);
});
