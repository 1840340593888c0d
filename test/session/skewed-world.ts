import fc from 'fast-check';
import { answerOf } from '../../src/channels/answer-head';

const SECOND = 1_000;
const DAY = 86_400_000;

/** What happens between two answers: a wait, perhaps a change of this computer's clock, and an answer that travels. In ms. */
export type Step = { wait: number; change: number; forth: number; back: number; cached: boolean; look: number };

/** One answer of a server. `generated`: when it was made, by the server's clock; the others by this computer's. In ms. */
export type Heard = { sent: number; at: number; generated: number; date?: number };

const changes = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -5 * SECOND, max: 5 * SECOND }) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * DAY, max: 2 * DAY }) },
);

/** A way of up to a second, there and back together. */
const ways = fc.tuple(fc.integer({ min: 0, max: SECOND }), fc.integer({ min: 0, max: SECOND })).map(([trip, part]) => ({
  forth: Math.floor((trip * part) / SECOND),
  back: trip - Math.floor((trip * part) / SECOND),
}));

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc
    .record({
      wait: fc.oneof(fc.integer({ min: 0, max: 3 * SECOND }), fc.integer({ min: 0, max: 3_600 * SECOND })),
      change: changes,
      way: ways,
      cached: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      look: fc.integer({ min: 0, max: 20 * 60 * SECOND }),
    })
    .map(({ way, ...rest }) => ({ ...rest, ...way })),
  { minLength: 1, maxLength: 14 },
);

/** The server's clock is the true one; this computer's is `skew` behind it. */
export const skewedWorld = (began: number, skew: number) => {
  let now = began;
  let behind = skew;
  return {
    now: () => now,
    /** This computer's clock. */
    wall: () => now - behind,
    pass(ms: number) {
      now += ms;
    },
    change(ms: number) {
      behind -= ms;
    },
    /** An answer, as the browser tells of its head; one out of a cache says its age. */
    hear({ forth, back, cached }: Step): Heard {
      const sent = now - behind;
      now += forth;
      const generated = now;
      now += back;
      const stamp = cached ? generated - DAY : generated;
      const responseHeaders = [
        { name: 'Date', value: new Date(stamp).toUTCString() },
        ...(cached ? [{ name: 'Age', value: '86400' }] : []),
      ];
      const url = 'https://login.idp.test/token';
      const details = { statusCode: 200, responseHeaders } as Parameters<typeof answerOf>[0];
      const { date } = answerOf(details, { url });
      return { sent, at: now - behind, generated, ...(date !== undefined && { date }) };
    },
  };
};
