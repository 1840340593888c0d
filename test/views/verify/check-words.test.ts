import { describe, expect, it } from 'vitest';
import type { Verified } from '../../../src/oauth/verify-signature';
import type { Check } from '../../../src/views/verify/check';
import { faultWords, type Shown, wordsOf } from '../../../src/views/verify/check-words';
import { issuerHost } from '../../../src/views/verify/issuer-host';
import { NOW } from '../sample';
import { translator } from '../translate';

const t = translator('en');
const say = (shown: Shown) => wordsOf(t, shown, NOW);
const verified = (outcome: Verified, host?: string): Check => ({
  step: 'verified',
  verified: outcome,
  at: NOW,
  ...(host !== undefined && { host }),
});

it('five results are told apart, by title and by sign', () => {
  const results: Verified[] = [
    { result: 'valid', alg: 'RS256', thumbprint: 'abcdefghijkl' },
    { result: 'mismatch', alg: 'RS256', tried: 1 },
    { result: 'no-key', alg: 'RS256', why: 'kid' },
    { result: 'unchecked', why: 'crit' },
    { result: 'unsigned' },
  ];
  expect(results.map((one) => say(verified(one))).map(({ title, level }) => [title, level])).toEqual([
    ['Signature is valid', 'ok'],
    ['Signature does not match', 'high'],
    ['No such key', 'medium'],
    ['Could not check', 'medium'],
    ['Not signed', 'medium'],
  ]);
});

describe('a valid signature', () => {
  const valid = { result: 'valid', alg: 'ES256' } as const;

  it('names its algorithm, its key and where that came from', () => {
    const sub = say(verified({ ...valid, kid: 'one', thumbprint: 'abcdefghijkl' }, 'idp.test')).sub;
    expect(sub).toMatch(/^ES256, key one of idp\.test, checked \d\d:\d\d:\d\d$/);
    expect(say(verified({ ...valid, thumbprint: 'abcdefghijkl' })).sub).toMatch(/^ES256, key abcdefgh as pasted/);
    expect(say(verified({ ...valid, alg: 'HS256' })).sub).toMatch(/^HS256, with the secret pasted/);
  });

  it('shows all of a key id that would hide something, and not more than fits', () => {
    const { sub } = say(verified({ ...valid, kid: `a\u202e${'x'.repeat(100)}`, thumbprint: 'abc' }, 'idp.test'));
    expect(sub).toContain('a⟨U+202E⟩xxx');
    expect(sub.length).toBeLessThan(150);
  });
});

describe('before and between', () => {
  it('says who would be asked before anybody is', () => {
    expect(say({ step: 'idle', host: 'idp.test' }).sub).toContain('idp.test');
    expect(say({ step: 'idle', host: null }).sub).toContain('Paste');
    expect(say({ step: 'ask', address: { url: 'https://idp.test/keys', gives: 'keys' } }).title).toContain('idp.test');
    expect(say({ step: 'busy', host: 'idp.test' }).title).toContain('idp.test');
  });

  it('says why there are no keys', () => {
    const address = { url: 'https://idp.test/keys', gives: 'keys' } as const;
    expect(say({ step: 'refused', why: 'blocked', address }).sub).toMatch(/idp\.test.*CORS/);
    expect(say({ step: 'refused', why: 'not-kept' })).toMatchObject({ title: 'Could not check', level: 'medium' });
    expect(say({ step: 'secret', alg: 'HS512' }).sub).toContain('HS512');
  });

  it('says what is wrong with a pasted text', () => {
    expect(faultWords(t, { fault: 'private' })).toContain('private key');
  });
});

it.each([
  ['https://login.idp.test/realm', 'login.idp.test'],
  ['accounts.idp.test', 'accounts.idp.test'],
  ['not an issuer', null],
  ['urn:idp', null],
  [5, null],
  [undefined, null],
])('the issuer %s is asked at %s', (iss, host) => expect(issuerHost({ claims: { iss } })).toBe(host));
