import { describe, expect, test } from 'vitest';
import { exposuresOf } from '../../src/views/exposures';
import { finding, MINUTE, NOW, SITE } from './sample';

const place = { channel: 'local-storage', host: 'app.spa.test', key: 'auth' } as const;
const rules = (rows: readonly { rule: string }[]) => rows.map(({ rule }) => rule);

describe('folding', () => {
  const older = finding('rt-in-local-storage', { token: 'r1', place, at: NOW - 9, last: NOW - 5, count: 4 });
  const newer = finding('rt-in-local-storage', { token: 'r2', place, count: 2 });

  test('makes one row of findings that differ only in the token, the newest in front', () => {
    const rows = exposuresOf([older, newer], SITE);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ tokens: ['r2', 'r1'], count: 6, at: NOW - 9, last: NOW });
  });

  test('keeps the worst severity, and the facts that gave it', () => {
    const [row] = exposuresOf([{ ...older, severity: 'critical', facts: { reason: 'unrotated' } }, newer], SITE);
    expect(row).toMatchObject({ severity: 'critical', facts: { reason: 'unrotated' } });
  });

  test.each([
    ['rule', { rule: 'at-in-storage' }],
    ['channel', { place: { ...place, channel: 'session-storage' as const } }],
    ['key', { place: { ...place, key: 'other' } }],
    ['site', { site: 'https://other.test' }],
  ])('keeps another %s apart', (_, other) => {
    expect(exposuresOf([newer, { ...newer, ...other }], SITE)).toHaveLength(2);
  });

  test('does not confuse places whose parts run together', () => {
    const one = { ...newer, place: { ...place, host: 'a', path: 'b c', key: 'd' } };
    const two = { ...newer, place: { ...place, host: 'a', path: 'b', key: 'c d' } };
    expect(exposuresOf([one, two], SITE)).toHaveLength(2);
  });

  test('keeps the key of a row when its token changes', () => {
    expect(exposuresOf([older], SITE)[0]?.key).toBe(exposuresOf([older, newer], SITE)[0]?.key);
  });
});

describe('order', () => {
  test('is severity, then the newest', () => {
    const rows = exposuresOf(
      [
        finding('clock-skew', { severity: 'info' }),
        finding('at-in-url', { severity: 'medium', last: NOW - MINUTE }),
        finding('rt-in-url', { severity: 'critical', last: NOW - 9 * MINUTE }),
        finding('at-in-storage', { severity: 'medium' }),
        finding('jwt-alg-none', { severity: 'low' }),
      ],
      SITE,
    );
    expect(rules(rows)).toEqual(['rt-in-url', 'at-in-storage', 'at-in-url', 'jwt-alg-none', 'clock-skew']);
  });

  test('puts the site shown before others', () => {
    const rows = exposuresOf(
      [
        finding('rt-in-url', { severity: 'critical', site: 'https://login.idp.test' }),
        finding('at-in-url', { severity: 'low' }),
      ],
      SITE,
    );
    expect(rules(rows)).toEqual(['at-in-url', 'rt-in-url']);
  });
});
