import { expect, test } from 'vitest';
import { exposureGroups } from '../../src/views/exposure-groups';
import { exposuresOf } from '../../src/views/exposures';
import { finding, SITE, token } from './sample';

const at = (host: string) => ({ place: { channel: 'local-storage' as const, host } });
const family = (key: string, members: string[]) => ({ key, name: 'spa-web', current: token(key), members });
const FAMILIES = [family('access spa-web', ['a1', 'a2']), family('refresh g', ['r1'])];

const exposures = exposuresOf(
  [
    finding('rt-stored', { token: 'r1', severity: 'high', ...at('a.test') }),
    finding('at-stored', { token: 'a1', severity: 'medium', ...at('a.test') }),
    finding('rt-stored', { token: 'r1', severity: 'low', ...at('b.test') }),
    finding('rt-stored', { token: 'r1', severity: 'low', certainty: 'hint', ...at('c.test') }),
    finding('cache', { token: 'a2', severity: 'low', ...at('d.test') }),
    finding('cache', { token: 'r1', severity: 'low', ...at('d.test') }),
    finding('no-pkce', { severity: 'medium' }),
    finding('code-in-url', { token: 'code', severity: 'low' }),
  ],
  SITE,
);

const shown = (by: 'rule' | 'token') =>
  exposureGroups(exposures, by, FAMILIES).map(({ key, family, count, rows }) => [
    key,
    family?.key ?? null,
    count,
    rows.map(({ rule, severity }) => `${rule} ${severity}`),
  ]);

test('puts exposures of one rule together, the worst leading, and those that only look like it apart', () => {
  expect(shown('rule')).toEqual([
    ['rt-stored', null, 2, ['rt-stored high', 'rt-stored low']],
    ['at-stored', null, 1, ['at-stored medium']],
    ['no-pkce', null, 1, ['no-pkce medium']],
    ['rt-stored hint', null, 1, ['rt-stored low']],
    ['cache', null, 1, ['cache low']],
    ['code-in-url', null, 1, ['code-in-url low']],
  ]);
});

test('puts exposures of one family of tokens together, in each it is about, and last those about no listed token', () => {
  expect(shown('token')).toEqual([
    ['refresh g', 'refresh g', 4, ['rt-stored high', 'rt-stored low', 'rt-stored low', 'cache low']],
    ['access spa-web', 'access spa-web', 2, ['at-stored medium', 'cache low']],
    ['', null, 2, ['no-pkce medium', 'code-in-url low']],
  ]);
});

test('is empty where there is nothing', () => {
  expect(exposureGroups([], 'token', FAMILIES)).toEqual([]);
});
