import { describe, expect, it, test } from 'vitest';
import type { PastedToken, Problem } from '../../../src/oauth/pasted';
import { decodeBegin } from '../../../src/views/decode/decode-hash';
import { kindName, outcome, placeText } from '../../../src/views/decode/pasted-words';
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
