import { expect, test } from 'vitest';
import type { Finding } from '../../src/rules/finding';
import { exposuresOf } from '../../src/views/exposures';
import { verdictOf } from '../../src/views/verdict';
import { finding, SITE } from './sample';

const judge = (...findings: Finding[]) => verdictOf(exposuresOf(findings, SITE));
const at = (host: string) => ({ channel: 'local-storage', host }) as const;

test.each([
  ['critical', 'bad'],
  ['high', 'bad'],
  ['medium', 'warn'],
  ['low', 'low'],
] as const)('%s turns it %s', (severity, tone) => {
  const verdict = judge(finding('at-in-url', { severity }), finding('clock-skew', { severity: 'info' }));
  expect(verdict).toMatchObject({ tone, rows: 1, top: { rule: 'at-in-url' } });
});

test('information never turns it', () => {
  expect(judge(finding('at-lifetime-long', { severity: 'info' }))).toEqual({
    tone: 'ok',
    top: null,
    rows: 0,
    refreshPlaces: 0,
  });
  expect(judge().tone).toBe('ok');
});

test('rests on the worst, also when that was at another site', () => {
  const verdict = judge(
    finding('at-in-url', { severity: 'low' }),
    finding('rt-in-url', { severity: 'critical', site: 'https://login.idp.test' }),
  );
  expect(verdict).toMatchObject({ tone: 'bad', top: { rule: 'rt-in-url' } });
});

test('counts the places a refresh token is exposed in, once each', () => {
  const verdict = judge(
    finding('rt-in-local-storage', { place: at('a.test') }),
    finding('rt-in-url', { place: at('a.test') }),
    finding('rt-in-local-storage', { place: at('b.test') }),
    finding('at-in-storage', { place: at('c.test') }),
    finding('rt-in-js-cookie', { place: at('d.test'), severity: 'low', certainty: 'hint' }),
    finding('rt-in-token-response', { place: at('e.test'), severity: 'info' }),
    finding('rt-not-rotated'),
  );
  expect(verdict.refreshPlaces).toBe(2);
});
