import { describe, expect, it, test } from 'vitest';
import type { PastedToken, Problem } from '../../../src/oauth/pasted';
import { decodeBegin } from '../../../src/views/decode/decode-hash';
import { disclosureLines } from '../../../src/views/decode/disclosures';
import { headTitle, kindName, outcome, placeText, writtenAs } from '../../../src/views/decode/pasted-words';
import { translator } from '../translate';

const en = translator('en');

const pasted = (problems: readonly Problem[] = [], inner?: PastedToken): PastedToken => ({
  where: { by: 'itself', path: [] },
  token: { id: '', kind: 'access', certainty: 'likely', format: 'jws', label: '' },
  length: 100,
  secret: false,
  problems,
  ...(inner && { inner }),
});

describe('what came of it', () => {
  it.each([
    ['nothing yet', { is: 'nothing', problems: [] }, ''],
    ['no token', { is: 'nothing', problems: [{ fault: 'no_token' }] }, 'Nothing could be decoded'],
    ['a token', { is: 'tokens', tokens: [pasted()], problems: [] }, '1 value found'],
    [
      'two, and a note',
      { is: 'tokens', tokens: [pasted(), pasted([{ fault: 'encrypted' }])], problems: [] },
      '2 values found',
    ],
    [
      'a problem',
      { is: 'tokens', tokens: [pasted([{ fault: 'unsigned' }])], problems: [] },
      '1 value found, 1 problem',
    ],
    [
      'problems within and around',
      { is: 'tokens', tokens: [pasted([], pasted([{ fault: 'unsigned' }]))], problems: [{ fault: 'parts', count: 2 }] },
      '1 value found, 2 problems',
    ],
  ] as const)('%s', (_, what, line) => {
    expect(outcome(en, what)).toBe(line);
  });
});

test('what is disclosed and what headers say count too', () => {
  const one: PastedToken = {
    ...pasted(),
    heads: [{ guard: 'protected', header: {}, problems: [{ fault: 'crit' }] }],
    shown: { disclosures: [{ path: ['a'], value: 1, digest: 'unmatched' }], hidden: 0 },
    binding: pasted([{ fault: 'sd_hash' }]),
  };
  expect(outcome(en, { is: 'tokens', tokens: [one], problems: [] })).toBe('1 value found, 3 problems');
});

test('a token is named as it is written, and its headers by whose they are', () => {
  const form: PastedToken = { ...pasted(), heads: [] };
  expect(writtenAs(en, form)).toBe('JWS JSON');
  const base = pasted();
  const shown = { disclosures: [], hidden: 0 };
  expect(writtenAs(en, { ...base, shown })).toBe('SD-JWT');
  expect(kindName(en, { ...base, shown, token: { ...base.token, kind: 'unknown' } })).toBe('Credential');
  const head = { guard: 'unprotected', header: {}, problems: [] } as const;
  expect(headTitle(en, form, head)).toBe('Unprotected header');
  expect(headTitle(en, form, { ...head, of: { number: 1, total: 2 } })).toBe('Signature 1 of 2 · Unprotected header');
  const encrypted: PastedToken = { ...form, token: { ...form.token, format: 'jwe' } };
  expect(headTitle(en, encrypted, { ...head, of: { number: 1, total: 2 } })).toMatch(/^Recipient 1 of 2/);
});

test('disclosures are lines, each of a name of its own, and say whether they were signed', () => {
  const lines = disclosureLines([
    { path: ['address', 'street'], value: 'A Road 1', digest: 'matched' },
    { path: ['address', 'street'], value: ['a', 'b'], digest: 'unmatched' },
    { path: ['?'], digest: 'unmatched' },
  ]);
  expect(lines).toMatchObject([
    { name: 'address › street', value: 'A Road 1', says: 'sd_matched', isDoubtful: false },
    { name: 'address › street (2)', items: ['a', 'b'], says: 'sd_unmatched', isDoubtful: true },
    { name: '?', value: '', says: 'sd_unreadable', isDoubtful: true },
  ]);
});

test('a value is named with its place', () => {
  expect(kindName(en, pasted())).toBe('Access token');
  expect(placeText(en, { by: 'itself', path: [] })).toBe('');
  expect(placeText(en, { by: 'header', path: ['Authorization'] })).toBe('In the header Authorization');
  expect(placeText(en, { by: 'name', path: ['data', 'id_token'] })).toBe('In data › id_token');
});

test('the address says whether a selection waits, and never what it is', () => {
  expect(['#decode', '#decode=selected', '#decode=eyJ', '#token=a', ''].map(decodeBegin)).toEqual([
    'empty',
    'selected',
    null,
    null,
    null,
  ]);
});
