import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addReading, readingOf, serverClock } from '../../src/oauth/clock';
import { expiryOfClaims } from '../../src/oauth/expiry';
import type { Token } from '../../src/oauth/token';
import type { Desk } from '../../src/session/desk';
import { noteEnds, tellEnds } from '../../src/session/ends';
import { emptyCoverage, emptyInspection } from '../../src/session/inspection';
import { emptySiteMemory } from '../../src/session/site-memory';
import { clockNote } from '../../src/views/clock-note';
import { lifeOf } from '../../src/views/life';
import { runningTime } from '../../src/views/time';
import { translator } from '../views/translate';
import { APP } from './login';
import { type Heard, type Step, skewedWorld, steps } from './skewed-world';

vi.mock('../../src/browser', () => ({ browser: {} }));

const SECOND = 1_000;
const DAY = 86_400_000;
const IDP = 'idp.test';
const t = translator('en');
const SEED = { seed: 20_301_115, numRuns: 1_000 };

type Kind = 'jwt' | 'opaque' | 'bare';
type Story = { began: number; skew: number; life: number; issue: number; kind: Kind; steps: Step[] };

const story = (...kinds: Kind[]): fc.Arbitrary<Story> =>
  fc.record({
    began: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2036, 0) }),
    skew: fc.oneof(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -40 * DAY, max: 40 * DAY })),
    life: fc.oneof(
      fc.integer({ min: 0, max: 7_200 }),
      fc.integer({ min: 0, max: 90 * 86_400 }),
      fc.integer({ min: 0, max: 30 * 365 * 86_400 }),
    ),
    issue: fc.integer({ min: 0, max: 6 }),
    kind: fc.constantFrom(...kinds),
    steps,
  });

/** What is shown after a step, and what is true: an end between two moments that no one could tell apart. */
type Look = {
  clock: boolean;
  note: string;
  shown: string | null;
  leftMs: number;
  truth: readonly [number, number];
  changed: boolean;
};

const tell = ({ began, skew, life, issue, kind, steps }: Story, look: (seen: Look) => void): void => {
  const world = skewedWorld(began, skew);
  const desk: Desk = {
    inspection: emptyInspection(1, APP, true),
    coverage: emptyCoverage(0),
    memory: emptySiteMemory('spa.test'),
  };
  const { inspection, memory } = desk;
  let brought: Heard | undefined;
  let changed = false;
  let isHeardSince = true;
  for (const [index, step] of steps.entries()) {
    world.pass(step.wait);
    world.change(step.change);
    changed ||= brought !== undefined && step.change !== 0;
    if (step.change !== 0) isHeardSince = false;
    const isIssue = index === Math.min(issue, steps.length - 1);
    const heard = world.hear(isIssue ? { ...step, cached: false } : step);
    if (isIssue && kind === 'bare') delete heard.date;
    const reading = heard.date === undefined ? null : readingOf(heard.date, heard.sent, heard.at);
    if (reading) {
      isHeardSince = true;
      memory.clocks = addReading(memory.clocks, IDP, reading);
      inspection.clock = serverClock(memory.clocks, [IDP]);
      tellEnds(desk);
    }
    if (isIssue) {
      inspection.tokens = [tokenFrom(kind, heard, life)];
      if (kind !== 'jwt') noteEnds(desk, { access: 'a', expiresIn: life }, heard);
      brought = heard;
    }
    const [token] = inspection.tokens;
    if (!brought || !token) continue;
    world.pass(step.look);
    const offsetMs = inspection.clock?.offsetMs ?? null;
    const seen = lifeOf(token, { now: world.wall(), offsetMs, firstSeen: brought.at });
    const { leftMs = Number.NaN } = 'leftMs' in seen ? seen : {};
    const shown = 'leftMs' in seen ? runningTime(t, leftMs) : null;
    const truth = endsOf(kind, brought, life, changed).map((end) => Math.max(0, end - world.now()));
    const note = clockNote(t, inspection.clock, token.expiresAt !== undefined);
    look({
      clock: offsetMs !== null && isHeardSince,
      note,
      shown,
      leftMs,
      truth: [truth[0] ?? 0, truth[1] ?? 0],
      changed,
    });
  }
};

const tokenFrom = (kind: Kind, { generated }: Heard, life: number): Token => {
  const iat = Math.floor(generated / SECOND);
  const claims = { iat, exp: iat + life };
  const bare: Token = { id: 'a', kind: 'access', certainty: 'proven', format: 'opaque', label: 'a' };
  return kind === 'jwt' ? { ...bare, format: 'jws', claims, ...expiryOfClaims(claims) } : bare;
};

/** Its end by the server; after a change of this computer's clock all that is left of the moment is the second of its Date. */
const endsOf = (kind: Kind, { generated, date }: Heard, life: number, changed: boolean): number[] => {
  if (kind === 'jwt') return [0, 0].map(() => (Math.floor(generated / SECOND) + life) * SECOND);
  const made = changed && date !== undefined ? [date, date + SECOND] : [generated, generated];
  return made.map((moment) => moment + life * SECOND);
};

/** Both the time left and the digits, which a perfect clock would show at most a second before or after. */
const expectRight = ({ leftMs, shown, truth: [soonest, latest] }: Look): void => {
  expect(leftMs).toBeGreaterThanOrEqual(soonest - SECOND);
  expect(leftMs).toBeLessThanOrEqual(latest + SECOND);
  const right = [soonest - SECOND, soonest, latest, latest + SECOND].map((ms) => runningTime(t, Math.max(0, ms)));
  expect(right).toContain(shown);
};

const count = <T>(property: fc.IProperty<T>): void => fc.assert(property, SEED);

describe('the time left that is shown', () => {
  it('of a JWT is within a second of the truth whenever the clock is known, whatever this computer’s does', () => {
    let looks = 0;
    count(
      fc.property(story('jwt'), (one) =>
        tell(one, (seen) => {
          if (!seen.clock) return;
          looks += 1;
          expectRight(seen);
        }),
      ),
    );
    expect(looks).toBeGreaterThan(500);
  });

  it('is so with slow answers too, as long as this computer’s clock is not changed', () => {
    let looks = 0;
    count(
      fc.property(story('jwt'), fc.integer({ min: 1, max: 8 }), (one, slow) => {
        const steps = one.steps.map((step) => ({
          ...step,
          change: 0,
          forth: step.forth * slow,
          back: Math.floor(step.back / slow),
        }));
        tell({ ...one, steps }, (seen) => {
          if (!seen.clock) return;
          looks += 1;
          expectRight(seen);
        });
      }),
    );
    expect(looks).toBeGreaterThan(500);
  });

  it('of an opaque token is within a second of what its response says', () => {
    let looks = 0;
    count(
      fc.property(story('opaque'), (one) =>
        tell(one, (seen) => {
          if (!seen.clock) return;
          looks += 1;
          expectRight(seen);
        }),
      ),
    );
    expect(looks).toBeGreaterThan(500);
  });

  it('counted from a receipt is right with and without a clock, as long as this computer’s is not changed', () => {
    const looks = { known: 0, unknown: 0 };
    count(
      fc.property(story('bare'), (one) => {
        const steady = { ...one, steps: one.steps.map((step) => ({ ...step, change: 0 })) };
        tell(steady, (seen) => {
          looks[seen.clock ? 'known' : 'unknown'] += 1;
          expectRight(seen);
        });
      }),
    );
    expect(Math.min(looks.known, looks.unknown)).toBeGreaterThan(500);
  });

  it('is said to be by this computer’s clock where no other is known', () => {
    let looks = 0;
    count(
      fc.property(story('jwt', 'opaque', 'bare'), (one) => {
        const heard = one.steps.slice(0, 2);
        tell({ ...one, steps: heard }, ({ note, shown }) => {
          looks += 1;
          expect([note, shown !== null]).toEqual([t('clock_unknown'), true]);
        });
      }),
    );
    expect(looks).toBeGreaterThan(500);
  });

  it('is none where no end is known, and an age instead', () => {
    fc.assert(
      fc.property(fc.integer(), fc.option(fc.integer()), fc.option(fc.nat()), (now, offsetMs, age) => {
        const token = tokenFrom('opaque', { sent: 0, at: 0, generated: 0 }, 600);
        const firstSeen = age === null ? undefined : now - age;
        expect(lifeOf(token, { now, offsetMs, firstSeen })).toEqual({ state: 'unstated', ageMs: age });
      }),
      SEED,
    );
  });
});

describe('the clock', () => {
  it('is known once three answers came one after the other, and again after three more when it was changed', () => {
    const quiet: Step = { wait: 100, change: 0, forth: 10, back: 10, cached: false, look: 0 };
    const known: boolean[] = [];
    const steps = [quiet, quiet, quiet, { ...quiet, change: -60_000 }, quiet, quiet, { ...quiet, cached: true }];
    tell({ began: Date.UTC(2030, 0), skew: 5_000, life: 600, issue: 0, kind: 'jwt', steps }, ({ clock }) => {
      known.push(clock);
    });
    expect(known).toEqual([false, false, true, false, false, true, true]);
  });
});
