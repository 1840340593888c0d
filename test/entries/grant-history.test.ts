import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followHistory } from '../../src/entries/grant-history';
import type { Grant } from '../../src/oauth/grant';
import { type Coverage, emptyCoverage, emptyInspection, type Inspection } from '../../src/session/inspection';
import { emptySiteMemory, eventsKey, type KeptEvent, type PagedEvent, siteKey } from '../../src/session/site-memory';

type Change = (changes: Record<string, { newValue?: unknown }>) => void;

const fake = vi.hoisted(() => ({ stored: {} as Record<string, unknown>, asked: [] as string[], heard: new Set() }));
vi.mock('../../src/browser', () => ({
  browser: {
    storage: {
      session: {
        get: async (keys: string[]) => {
          fake.asked.push(...keys);
          return structuredClone(Object.fromEntries(keys.map((key) => [key, fake.stored[key]])));
        },
        onChanged: {
          addListener: (listener: unknown) => fake.heard.add(listener),
          removeListener: (listener: unknown) => fake.heard.delete(listener),
        },
      },
    },
  },
}));

const SITE = 'spa.test';

const event = (at: number, more: Partial<KeptEvent> = {}): KeptEvent => ({
  kind: 'token_used',
  at,
  evidence: 'seen',
  facts: {},
  ...more,
});
const paged = (at: number): PagedEvent => ({ ...event(at), grant: 'g' });

/** As the worker writes: all at once, and whoever listens is told. */
const write = (items: Record<string, unknown>): void => {
  Object.assign(fake.stored, items);
  const changes = Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }]));
  for (const listener of fake.heard) (listener as Change)(changes);
};

const memoryOf = (events: KeptEvent[], pages = { first: 0, next: 2 }) => ({
  ...emptySiteMemory(SITE),
  grants: [{ id: 'g', issuer: '', events }],
  pages,
});

const begin = () => {
  const inspection = signal<Inspection | null>({
    ...emptyInspection(1, 'https://app.spa.test', true),
    grants: [{ id: 'g', issuer: '', events: [event(5)] }],
  });
  const coverage = signal<Coverage | null>({ ...emptyCoverage(0), sites: [SITE] });
  const history = signal<readonly Grant[] | null>(null);
  const stop = followHistory({ inspection, coverage }, history);
  const times = () => history.value?.map(({ events }) => events.map(({ at }) => at));
  return { inspection, coverage, history, stop, times };
};

beforeEach(() => {
  fake.asked = [];
  fake.stored = {
    [siteKey(SITE)]: memoryOf([event(4, { paged: true }), event(5)]),
    [eventsKey(SITE, 0)]: [paged(1), paged(2)],
    [eventsKey(SITE, 1)]: [paged(4), paged(3)],
    [siteKey('other.test')]: emptySiteMemory('other.test'),
  };
});
afterEach(() => fake.heard.clear());

it('reads the memory and the pages of the sites of the tab, each once', async () => {
  const shown = begin();
  await vi.waitFor(() => expect(shown.times()).toEqual([[1, 2, 3, 4, 5]]));
  expect(fake.asked).toEqual([siteKey(SITE), eventsKey(SITE, 0), eventsKey(SITE, 1)]);
});

it('takes what has changed from what storage says, and reads nothing again', async () => {
  const shown = begin();
  await vi.waitFor(() => expect(shown.times()).toHaveLength(1));
  fake.asked = [];
  write({
    [siteKey(SITE)]: memoryOf([event(4, { paged: true }), event(6)]),
    [eventsKey(SITE, 1)]: [paged(4), paged(3), paged(5)],
  });
  await vi.waitFor(() => expect(shown.times()).toEqual([[1, 2, 3, 4, 5, 6]]));
  write({
    [siteKey(SITE)]: memoryOf([event(7)], { first: 1, next: 3 }),
    [eventsKey(SITE, 2)]: [paged(6)],
  });
  await vi.waitFor(() => expect(shown.times()).toEqual([[3, 4, 5, 6, 7]]));
  expect(fake.asked).toEqual([]);
});

it('trusts a change that comes while it reads more than what it read', async () => {
  const shown = begin();
  write({ [siteKey(SITE)]: memoryOf([event(9)], { first: 1, next: 2 }) });
  await vi.waitFor(() => expect(shown.times()).toEqual([[3, 4, 9]]));
});

it('reads a site that the tab comes to, and shows the grants that the summary names', async () => {
  const shown = begin();
  await vi.waitFor(() => expect(shown.times()).toHaveLength(1));
  fake.stored[siteKey('next.test')] = {
    ...memoryOf([], { first: 0, next: 0 }),
    grants: [{ id: 'h', issuer: '', events: [event(8)] }],
  };
  shown.coverage.value = { ...emptyCoverage(0), sites: [SITE, 'next.test'] };
  const before = shown.inspection.value;
  if (before) shown.inspection.value = { ...before, grants: [...before.grants, { id: 'h', issuer: '', events: [] }] };
  await vi.waitFor(() => expect(shown.times()).toEqual([[1, 2, 3, 4, 5], [8]]));
});

it('ends when nobody asks any more', async () => {
  const shown = begin();
  await vi.waitFor(() => expect(shown.times()).toHaveLength(1));
  shown.stop();
  expect(shown.history.value).toBeNull();
  expect(fake.heard.size).toBe(0);
});
