import { expect, test, vi } from 'vitest';
import { exposuresOf } from '../../../src/views/exposures';
import { type Filter, NO_FILTER, toggled } from '../../../src/views/filter/filter';
import { filterOver } from '../../../src/views/filter/filtered';
import { finding, inspection, SITE, token } from '../sample';
import { translator } from '../translate';

const seen = inspection({
  tokens: [
    token('a1', { claims: { aud: 'https://api.test' } }),
    token('r1', { kind: 'refresh' }),
    token('code', { kind: 'code' }),
  ],
});
const at = (host: string) => ({ place: { channel: 'local-storage' as const, host } });
const exposures = exposuresOf(
  [
    finding('rt-in-local-storage', { token: 'r1', ...at('shop.test') }),
    finding('at-in-storage', { token: 'a1', severity: 'low', ...at('shop.test') }),
    finding('code-seen', { token: 'code', severity: 'medium' }),
    finding('no-pkce', { severity: 'medium' }),
  ],
  SITE,
);

const left = (filter: Partial<Filter>) => {
  const {
    tokens,
    exposures: rows,
    shown,
    total,
  } = filterOver(seen, exposures, translator('en'))({ ...NO_FILTER, ...filter });
  return { tokens: [...tokens], rules: rows.map(({ rule }) => rule), of: `${shown}/${total}` };
};

test('lets all through while nothing is asked for; tokens of kinds that are not listed are no part of it', () => {
  expect(left({})).toEqual({
    tokens: ['a1', 'r1'],
    rules: ['rt-in-local-storage', 'code-seen', 'no-pkce', 'at-in-storage'],
    of: '6/6',
  });
});

test('with a token comes what stands against it', () => {
  expect(left({ text: 'API.test' })).toEqual({ tokens: ['a1'], rules: ['at-in-storage'], of: '2/6' });
  expect(left({ text: 'xx·code' })).toEqual({ tokens: [], rules: ['code-seen'], of: '1/6' });
});

test('with an exposure come the tokens it is about', () => {
  expect(left({ text: 'rt-in-local' })).toEqual({ tokens: ['r1'], rules: ['rt-in-local-storage'], of: '2/6' });
  expect(left({ text: 'no-pkce' })).toEqual({ tokens: [], rules: ['no-pkce'], of: '1/6' });
});

test('a severity that is not wanted hides exposures alone', () => {
  expect(left(toggled(NO_FILTER, 'low'))).toEqual({
    tokens: ['a1', 'r1'],
    rules: ['rt-in-local-storage', 'code-seen', 'no-pkce'],
    of: '5/6',
  });
});

test('a kind that is not wanted hides its tokens, and the exposures that are about no other', () => {
  expect(left(toggled(NO_FILTER, 'refresh'))).toEqual({
    tokens: ['a1'],
    rules: ['code-seen', 'no-pkce', 'at-in-storage'],
    of: '4/6',
  });
});

test('both must hold', () => {
  expect(left({ ...toggled(NO_FILTER, 'refresh'), text: 'shop.test' })).toEqual({
    tokens: ['a1'],
    rules: ['at-in-storage'],
    of: '2/6',
  });
  expect(left({ text: 'nothing like it' })).toEqual({ tokens: [], rules: [], of: '0/6' });
});

test('what a token is found by is put together once, however often one asks', () => {
  const words = vi.fn(translator('en'));
  const filter = filterOver(seen, exposures, words);
  filter({ ...NO_FILTER, text: 'a' });
  const asked = words.mock.calls.length;
  expect(asked).toBeGreaterThan(0);
  filter({ ...NO_FILTER, text: 'ap' });
  expect(words.mock.calls.length).toBe(asked);
});
