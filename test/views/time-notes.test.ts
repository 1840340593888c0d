import { describe, expect, test } from 'vitest';
import { timeNote } from '../../src/views/time-notes';
import { NOW } from './sample';
import { translator } from './translate';

const t = translator('en');
const SECONDS = NOW / 1_000;
const CLOCK = String.raw`(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d`;

const said = (name: string, value: unknown, serverNow = NOW) =>
  timeNote(t, { name, value, meaning: 'When' }, { serverNow, now: NOW });

describe('timeNote', () => {
  test.each([
    ['iat', -120, `^Issued 2 min ago, ${CLOCK}$`],
    ['iat', 120, `^Issued in the future: 2 min from now, ${CLOCK}$`],
    ['nbf', -120, `^Valid since ${CLOCK}, 2 min ago$`],
    ['nbf', 120, `^Not valid yet: in 2 min, at ${CLOCK}$`],
    ['auth_time', -7_200, `^The user signed in 2 h ago, ${CLOCK}$`],
    ['auth_time', 120, `^A sign-in in the future: 2 min from now, ${CLOCK}$`],
    ['updated_at', -7_200, `^When: 2 h ago, ${CLOCK}$`],
    ['updated_at', 7_200, `^When: in 2 h, ${CLOCK}$`],
    ['exp', 120, `^Expires in 02:00, at ${CLOCK}$`],
    ['exp', -120, `^Expired 2 min ago, at ${CLOCK}$`],
  ])('%s at %d s from now', (name, apart, sentence) => {
    expect(said(name, SECONDS + apart)).toMatch(new RegExp(sentence));
  });

  test('counts by the server’s clock', () => {
    expect(said('iat', SECONDS, NOW + 60_000)).toMatch(/^Issued 1 min ago/);
  });

  test('says that ms are no seconds, and what becomes of them', () => {
    expect(said('iat', NOW - 120_000)).toMatch(
      /^Issued 2 min ago, .+\. Written in ms, not in s: .+ the year 6\d{4}\.$/,
    );
    expect(said('exp', NOW + 60_000)).toMatch(/^Expires in 01:00, .+ Written in ms/);
  });

  test('reads a time that is written as text, and says so', () => {
    expect(said('iat', String(SECONDS - 120))).toMatch(/^Issued 2 min ago, .+ Written as text/);
    expect(said('updated_at', new Date(NOW - 7_200_000).toISOString())).toMatch(/^When: 2 h ago, .+ Written as text/);
  });

  test.each([
    ['infinite', Number.POSITIVE_INFINITY],
    ['beyond all dates', 1e300],
    ['the last of numbers', Number.MAX_SAFE_INTEGER],
  ])('survives a time that is %s', (_, value) => {
    expect(said('exp', value)).toContain('–');
  });

  test.each([
    ['words', 'tomorrow'],
    ['a date that is none', '2030-99-99T99:99:99Z'],
    ['a megabyte of digits', '9'.repeat(1_000_000)],
    ['not a number', Number.NaN],
    ['an object', {}],
  ])('is silent about %s', (_, value) => {
    expect(said('iat', value)).toBe('');
  });

  test('is silent about what is no time', () => {
    expect(said('sub', SECONDS)).toBe('');
  });
});
