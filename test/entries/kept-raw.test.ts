import { expect, test, vi } from 'vitest';
import { keptRaw } from '../../src/entries/kept-raw';

const stored = vi.hoisted(() => new Map<string, unknown>());
const reads = vi.hoisted(() => [] as string[]);

vi.mock('../../src/browser', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => {
          reads.push(key);
          return stored.has(key) ? { [key]: stored.get(key) } : {};
        },
      },
    },
  },
}));

test('reads what is kept of the one token, each time anew', async () => {
  stored.set('raw:a', 'value');
  expect(await keptRaw('a')).toBe('value');
  stored.delete('raw:a');
  expect(await keptRaw('a')).toBeNull();
  expect(reads).toEqual(['raw:a', 'raw:a']);
});

test('what is no text was not kept by us', async () => {
  stored.set('raw:b', { value: 'x' });
  expect(await keptRaw('b')).toBeNull();
});
