import { describe, expect, test } from 'vitest';
import { claimNote, headerNote } from '../../src/views/claim-notes';
import { claimLines, headerLines } from '../../src/views/claims';
import { MINUTE, NOW, token } from './sample';
import { translator } from './translate';

const t = translator('en');
const SECONDS = NOW / 1_000;
const moment = { serverNow: NOW, now: NOW };

const note = (name: string, claims: object, more = {}) => {
  const decoded = token('a', { claims, ...more });
  const line = claimLines(decoded).find((each) => each.name === name);
  if (!line) throw new Error(`no line ${name}`);
  return claimNote(t, line, decoded, moment);
};

const headNote = (name: string, header: object) => {
  const decoded = token('a', { header });
  const line = headerLines(decoded).find((each) => each.name === name);
  if (!line) throw new Error(`no line ${name}`);
  return headerNote(t, line, decoded, moment);
};

describe('claimNote', () => {
  test('says how long ago a token was issued', () => {
    expect(note('iat', { iat: SECONDS - 17 * 60 })).toMatch(/^Issued 17 min ago, \d\d:\d\d:\d\d$/);
  });

  test.each([
    ['words', 'soon'],
    ['null', null],
    ['negative', -1],
    ['zero', 0],
    ['a list', [SECONDS]],
  ])('an iat that is %s is only explained', (_, iat) => {
    expect(note('iat', { iat })).toBe('When it was issued');
  });

  test('counts down to the end, by the clock of the server', () => {
    const issued = { issuedAt: NOW - 15 * MINUTE };
    expect(note('exp', { exp: SECONDS + 15 * 60 }, issued)).toMatch(
      /^Expires in 15:00, at \d\d:\d\d:\d\d\. Lives 30 min\.$/,
    );
    expect(note('exp', { exp: SECONDS - 60 })).toMatch(/^Expired 1 min ago, at \d\d:\d\d:\d\d$/);
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
    expect(note('cnf', { sub: 'a' })).toBe('Not tied to a key: whoever holds it can use it');
  });

  test.each([
    ['jkt', 'Tied to a DPoP key'],
    ['x5t#S256', 'Tied to a client certificate'],
    ['jwk', 'Tied to the public key'],
    ['kid', 'Tied to a key that goes by this name'],
  ])('says what a token is tied to: %s', (member, sentence) => {
    expect(note('cnf', { cnf: { [member]: 'x' } })).toContain(sentence);
  });

  test('says how the user signed in, as far as the words are known', () => {
    expect(note('amr', { amr: ['pwd', 'otp', '<b>'] })).toBe('How the user signed in: one-time code, password');
    expect(note('amr', { amr: ['other'] })).toBe('How the user signed in');
    expect(note('amr', { amr: 'pwd' })).toBe('How the user signed in');
  });

  test.each([[null], ['jkt'], [[]], [{}], [{ other: 1 }]])(
    'a binding it does not know is only explained: %o',
    (cnf) => {
      expect(note('cnf', { cnf })).toBe('The key it is tied to: a copy alone does not work');
    },
  );

  test('tells a vendor’s claims by its issuer', () => {
    const iss = 'https://login.microsoftonline.com/x/v2.0';
    expect(note('oid', { iss, oid: 'u' })).toContain('in the tenant');
    expect(note('oid', { iss: 'https://a.test', oid: 'u' })).toBe('');
    expect(note('sub', { iss, sub: 'u' })).toContain('this one app');
    expect(note('sub', { iss: 'https://a.test', sub: 'u' })).toContain('as the issuer names them');
    expect(note('iss', { iss })).toBe('The server that issued it: Microsoft Entra, by its address');
    expect(note('xms_other', { iss, xms_other: 1 })).toContain('Microsoft’s own use');
  });

  test('lets the value of an unknown claim speak', () => {
    expect(note('colour', { colour: 1 })).toBe('');
    expect(note('constructor', { constructor: 1 })).toBe('');
    expect(note('https://a.test/roles', { 'https://a.test/roles': 1 })).toContain('under a name of their own');
  });
});

describe('headerNote', () => {
  test.each([
    ['alg', { alg: 'RS256' }, 'Signed with an RSA key and SHA-256'],
    ['alg', { alg: 'none' }, 'Not signed'],
    ['alg', { alg: 'HS256' }, 'shared secret'],
    ['alg', { alg: 'ML-DSA-65' }, 'ML-DSA-65'],
    ['alg', { alg: 'RSA-OAEP-256', enc: 'A256GCM' }, 'The key is encrypted with RSA (OAEP, SHA-256)'],
    ['enc', { alg: 'dir', enc: 'A128CBC-HS256' }, 'AES of 128 bits'],
    ['typ', { typ: 'application/at+JWT' }, 'RFC 9068'],
  ])('%s of %o', (name, header, sentence) => {
    expect(headNote(name, header)).toContain(sentence);
  });

  test.each([
    ['alg', 'constructor', 'How it is signed or encrypted'],
    ['alg', 'rs256', 'How it is signed or encrypted'],
    ['alg', 7, 'How it is signed or encrypted'],
    ['typ', '__proto__', 'What kind of token it is'],
  ])('%s %o is only explained', (name, value, sentence) => {
    expect(headNote(name, { [name]: value })).toBe(sentence);
  });

  test('says what a value means, not only what the member is for', () => {
    expect(headNote('crit', { crit: ['b64', 'exp'] })).toBe(
      'A service that does not understand b64, exp must refuse the token',
    );
    expect(headNote('crit', { crit: ['a', 'b', 'c', 'd', 'e', 'f'] })).toContain('d, e, … must');
    expect(headNote('crit', { crit: 'b64' })).toContain('Members that');
    expect(headNote('b64', { b64: false })).toContain('RFC 7797');
    expect(headNote('b64', { b64: true })).toContain('Whether');
    expect(headNote('cty', { cty: 'application/JWT' })).toContain('Another token is inside');
    expect(headNote('cty', { cty: 'json' })).toContain('What is inside');
    expect(headNote('zip', { zip: 'DEF' })).toContain('deflate');
    expect(headNote('typ', { typ: 'oauth-authz-req+jwt' })).toContain('RFC 9101');
  });

  test('a member that is a claim elsewhere is not taken for it', () => {
    expect(headNote('exp', { exp: 1 })).toBe('');
    expect(headNote('iss', { iss: 'x' })).toContain('without decrypting');
  });
});
