import { expect, it } from 'vitest';
import { foldUses } from '../../src/session/fold-uses';
import type { PagedEvent } from '../../src/session/site-memory';

const use = (at: number, facts: PagedEvent['facts'], more: Partial<PagedEvent> = {}): PagedEvent => ({
  kind: 'token_used',
  at,
  evidence: 'seen',
  token: 'at',
  grant: 'g',
  facts,
  ...more,
});

it('tells the uses of one token as one, with what is the same of all', () => {
  const page = [
    use(1, { target: 'a.test', party: 'api', status: 200, count: 3, last: 9, leftMs: 500 }),
    use(2, { target: 'b.test', party: 'api', status: 200, leftMs: 800 }),
  ];
  expect(foldUses(page, 'g')).toEqual([
    use(1, { party: 'api', status: 200, count: 4, last: 9, folded: 2, leftMs: 500 }),
  ]);
});

it('keeps the receiver where all have the same, and counts what was folded before', () => {
  const page = [
    use(1, { target: 'a.test', status: 200, folded: 5, count: 9, last: 4 }),
    use(6, { target: 'a.test', status: 401 }),
  ];
  expect(foldUses(page, 'g')).toEqual([use(1, { target: 'a.test', count: 10, last: 6, folded: 6 })]);
});

it('leaves everything else as it is: other kinds, other tokens, other grants, and what is alone', () => {
  const page = [
    use(1, {}),
    use(2, {}, { kind: 'token_rejected' }),
    use(3, {}, { token: 'other' }),
    use(4, {}, { grant: 'other' }),
    use(5, {}, { kind: 'rotated' }),
    use(6, {}, { kind: 'rotated' }),
  ];
  expect(foldUses(page, 'g')).toEqual(page);
  expect(foldUses([...page, use(7, {}, { kind: 'token_rejected' })], 'g').map(({ at }) => at)).toEqual([
    1, 2, 3, 4, 5, 6,
  ]);
});
