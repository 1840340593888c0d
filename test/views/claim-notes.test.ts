import { describe, expect, test } from 'vitest';
import { claimNote } from '../../src/views/claim-notes';
import { MINUTE, NOW, token } from './sample';
import { translator } from './translate';

const t = translator('en');
const SECONDS = NOW / 1_000;
const moment = { serverNow: NOW, now: NOW };
const note = (name: string, claims: object, more = {}) =>
  claimNote(t, { name, value: '', missing: !(name in claims) }, token('a', { claims, ...more }), moment);

describe('claimNote', () => {
  test('says how long ago a token was issued', () => {
    expect(note('iat', { iat: SECONDS - 17 * 60 })).toMatch(/^Issued 17 min ago, \d\d:\d\d:\d\d$/);
  });

  test.each([
    ['in the future', SECONDS + 60],
    ['in ms', NOW],
    ['as text', '5'],
    ['null', null],
    ['negative', -1],
  ])('an iat %s is only explained', (_, iat) => {
    expect(note('iat', { iat })).toBe('When it was issued');
  });

  test('counts down to the end, by the clock of the server', () => {
    const lives = { issuedAt: NOW - 15 * MINUTE, expiresAt: NOW + 15 * MINUTE, expirySource: 'exp' as const };
    expect(note('exp', { exp: 1 }, lives)).toMatch(/^Expires in 15:00, at \d\d:\d\d:\d\d\. Lives 30 min\.$/);
    expect(note('exp', { exp: 1 }, { ...lives, expiresAt: NOW - MINUTE })).toMatch(/^Expired 1 min ago/);
  });

  test('does not take another end for that of the claim', () => {
    expect(note('exp', { exp: 'tomorrow' }, { expiresAt: NOW + 5, expirySource: 'expires_in' })).toBe(
      'When it stops being valid',
    );
  });

  test('counts audiences and permissions', () => {
    expect(note('aud', { aud: 'https://a.test' })).toBe('The one service that should accept it');
    expect(note('aud', { aud: ['a', 'b'] })).toBe('The 2 services that should accept it');
    expect(note('scope', { scope: 'a b c' })).toBe('What the app may do: 3 permissions');
    expect(note('scp', { scp: ['a'] })).toBe('What the app may do');
  });

  test('says what follows when a claim is missing', () => {
    expect(note('cnf', {})).toBe('Not tied to a key: whoever holds it can use it');
  });

  test('lets the value of an unknown claim speak', () => {
    expect(note('https://a.test/roles', { 'https://a.test/roles': 1 })).toBe('');
    expect(note('constructor', { constructor: 1 })).toBe('');
  });
});
