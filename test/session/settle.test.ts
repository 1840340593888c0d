import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventKind, LifecycleEvent } from '../../src/oauth/grant';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { opaque } from './login';
import { siteWorker } from './site-worker';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

beforeEach(() => {
  fake = fakeBrowser();
});

type Worker = Awaited<ReturnType<typeof siteWorker>>;

const countOf = ({ facts }: LifecycleEvent): number => Number(facts.count ?? 1);

const isUse = ({ kind }: LifecycleEvent): boolean => kind === 'token_used' || kind === 'token_rejected';

/** What an event says that folding uses does not change. */
const nameOf = (event: LifecycleEvent): string =>
  isUse(event)
    ? `${event.kind} ${event.token} ${event.facts.target}`
    : `${event.kind} ${event.token} ${event.at} ${event.facts.serial}`;

const tally = (events: readonly LifecycleEvent[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const event of events) sums[nameOf(event)] = (sums[nameOf(event)] ?? 0) + countOf(event);
  return sums;
};

const KINDS: readonly EventKind[] = [
  'token_issued',
  'rotated',
  'refresh_requested',
  'callback',
  'token_stored',
  'logout',
];

const step = fc.record({
  grant: fc.constantFrom('a', 'b', 'c'),
  use: fc.boolean(),
  kind: fc.constantFrom(...KINDS),
  token: fc.constantFrom('t1', 't2', 't3'),
  target: fc.integer({ min: 0, max: 40 }),
  // Out of order by up to a minute, and now and then by an hour.
  late: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 0, max: 60_000 }) }, fc.constant(3_600_000)),
  dies: fc.integer({ min: 0, max: 30 }),
});

describe('what has happened to the grants of a site', () => {
  it('is, whatever happens and in whichever order, in the summary and the pages together, and nothing is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 400 }), async (steps) => {
        fake = fakeBrowser();
        let worker = await siteWorker(fake.session);
        const happened: Record<string, LifecycleEvent[]> = {};
        const lengths: number[] = [];
        for (const [serial, { grant, use, kind, token, target, late, dies }] of steps.entries()) {
          if (dies === 0) {
            await worker.stored();
            worker = await siteWorker(fake.session);
          }
          const at = 1_000_000_000 + serial * 1_000 - late;
          const facts: LifecycleEvent['facts'] = use ? { target: `api${target}.test` } : { serial };
          const event: LifecycleEvent = { kind: use ? 'token_used' : kind, at, token, evidence: 'seen', facts };
          happened[grant] = [...(happened[grant] ?? []), event];
          await worker.happen(grant, event.kind, at, token, event.facts);
          if (serial % 40 === 0) await staysWithinBounds(worker, lengths);
        }
        await staysWithinBounds(worker, lengths);
        for (const { id, events } of await worker.history()) {
          expect(tally(events)).toEqual(tally(happened[id.replace('grant-', '')] ?? []));
          expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
        }
      }),
      { seed: 5, numRuns: 40 },
    );
  });
});

/** `lengths`: of the pages when it was asked before; what is in a page stays there. */
const staysWithinBounds = async (worker: Worker, lengths: number[]): Promise<void> => {
  const { memory, pages } = await worker.stored();
  let sum = 0;
  for (const { events, inPages = 0, id } of memory.grants) {
    const live = events.filter(({ paged }) => !paged);
    expect(live.length).toBeLessThanOrEqual(20);
    expect(events.length).toBeLessThanOrEqual(60);
    expect(events.slice(-live.length)).toEqual(live);
    expect(pages.flat().filter((event) => event?.grant === id)).toHaveLength(inPages);
    sum += events.length;
  }
  expect(sum).toBeLessThanOrEqual(400);
  for (const [at, page] of pages.entries()) {
    expect(page?.length).toBeLessThanOrEqual(100);
    expect(page?.length).toBeGreaterThanOrEqual(lengths[at] ?? 0);
    expect(at === pages.length - 1 || page?.length === 100).toBe(true);
    lengths[at] = page?.length ?? 0;
  }
};

describe('an event in a page', () => {
  it('stays as it is: a use that comes again begins a new one', async () => {
    const worker = await siteWorker(fake.session);
    await worker.happen('g', 'token_used', 1, 'at', { target: 'first.test' });
    for (let at = 2; at < 25; at++) await worker.happen('g', 'token_issued', at, opaque());
    const before = structuredClone((await worker.stored()).pages);
    await worker.happen('g', 'token_used', 30, 'at', { target: 'first.test' });
    const uses = (await worker.history())[0]?.events.filter(isUse);
    expect(uses?.map(countOf)).toEqual([1, 1]);
    expect((await worker.stored()).pages[0]?.slice(0, before[0]?.length)).toEqual(before[0]);
  });

  it('is not altered by what is learnt of it later', async () => {
    const worker = await siteWorker(fake.session);
    await worker.happen('g', 'callback', 1, 'code');
    const callback = worker.grant('g').events[0];
    for (let at = 2; at < 25; at++) await worker.happen('g', 'token_issued', at, opaque());
    if (callback) callback.facts.status = 302;
    expect((await worker.stored()).pages[0]?.[0]?.facts).toEqual({});
  });
});

describe('what the rules look back for', () => {
  it('is kept of a grant that goes on for long: how it began, and what its old tokens belong to', async () => {
    const worker = await siteWorker(fake.session);
    const { grantOf } = await import('../../src/session/grants');
    await worker.happen('g', 'authorization_request', 0, 'none', { state: 'the-state' });
    await worker.happen('g', 'code_exchange', 1, 'the-code');
    for (let at = 10; at < 200; at += 2) {
      await worker.happen('g', 'token_used', at, 'at', { target: `api${at}.test` });
      await worker.happen('g', 'rotated', at + 1, `rt${at}`, { previous: `rt${at - 2}` });
    }
    const kinds = worker.grant('g').events.map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['authorization_request', 'code_exchange', 'rotated']);
    expect(kinds.slice(0, 40)).not.toContain('token_used');
    for (const id of ['the-state', 'the-code', 'rt100', 'rt198', 'rt10'])
      expect(grantOf(worker.memory, id)?.id, id).toBe('grant-g');
    await worker.stored();
    const again = await siteWorker(fake.session);
    expect((await import('../../src/session/grants')).grantOf(again.memory, 'rt100')?.id).toBe('grant-g');
  });

  it('is least of the grants that were quiet longest, of a site with many', async () => {
    const worker = await siteWorker(fake.session);
    for (let id = 0; id < 40; id++)
      for (let at = 0; at < 20; at++)
        await worker.happen(`${id}`, at === 0 ? 'token_issued' : 'token_used', id * 100 + at, `at${id}`, {
          target: `api${at}.test`,
        });
    expect(worker.memory.grants.reduce((sum, { events }) => sum + events.length, 0)).toBeLessThanOrEqual(400);
    expect(worker.grant('0').events.map(({ kind }) => kind)).toContain('token_issued');
    expect(worker.grant('39').events).toHaveLength(20);
    const history = await worker.history();
    expect(history.map(({ events }) => events.length)).toEqual(history.map(() => 20));
  });
});
