import { expect, test } from 'vitest';
import { memo } from '../../src/views/memo';

const Row = memo(({ name, count }: { name: string; count?: number }) => `${name} ${count}`);

test.each([
  ['the same', { name: 'a', count: 1 }, { name: 'a', count: 1 }, false],
  ['another value', { name: 'a', count: 1 }, { name: 'a', count: 2 }, true],
  ['one that came', { name: 'a' }, { name: 'a', count: 1 }, true],
  ['one that went', { name: 'a', count: 1 }, { name: 'a' }, true],
])('a view is drawn again with other props: %s', (_, before, after, drawn) => {
  expect(new Row(before).shouldComponentUpdate(after)).toBe(drawn);
});
