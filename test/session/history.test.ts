import { expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { historyOf } from '../../src/session/history';
import { emptySiteMemory, type KeptEvent, type PagedEvent } from '../../src/session/site-memory';

const event = (at: number, more: Partial<KeptEvent> = {}): KeptEvent => ({
  kind: 'token_used',
  at,
  evidence: 'seen',
  facts: {},
  ...more,
});
const paged = (at: number, grant: string): PagedEvent => ({ ...event(at), grant });

const memoryOf = (...grants: { id: string; events: KeptEvent[] }[]) => ({
  ...emptySiteMemory('spa.test'),
  grants: grants.map((grant) => ({ issuer: '', ...grant })),
});

const summary = (id: string, events: LifecycleEvent[] = []) => ({ id, issuer: 'https://idp.test', events });

it('is the pages and what is in none yet, in the order of time, each event once', () => {
  const memory = memoryOf({ id: 'g', events: [event(1, { paged: true }), event(4), event(5)] });
  const pages = [[paged(3, 'g'), paged(1, 'g')], [paged(2, 'g')]];
  expect(historyOf([summary('g', [event(5)])], [{ memory, pages }])).toEqual([
    summary(
      'g',
      [1, 2, 3, 4, 5].map((at) => event(at)),
    ),
  ]);
});

it('leaves out grants that are not shown, and events of grants that are no more', () => {
  const memory = memoryOf({ id: 'g', events: [event(2)] }, { id: 'other', events: [event(3)] });
  expect(historyOf([summary('g')], [{ memory, pages: [[paged(1, 'gone'), paged(0, 'other')]] }])).toEqual([
    summary('g', [event(2)]),
  ]);
});

it('is the summary of a grant that no memory knows any more, and goes on where a page is missing', () => {
  const memory = memoryOf({ id: 'g', events: [event(2)] });
  const past = { memory, pages: [undefined, [paged(1, 'g')]] };
  expect(historyOf([summary('left', [event(7)]), summary('g')], [past, { memory: undefined, pages: [] }])).toEqual([
    summary('left', [event(7)]),
    summary('g', [event(1), event(2)]),
  ]);
});
