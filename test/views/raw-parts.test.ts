import { describe, expect, test } from 'vitest';
import { rawParts } from '../../src/views/raw-parts';
import { mayHaveRaw } from '../../src/views/raw-view';
import { token } from './sample';
import { translator } from './translate';

const t = translator('en');
const named = (raw: string, format: 'jws' | 'jwe' | 'opaque') => rawParts(t, raw, format).map(({ name }) => name);

describe('rawParts', () => {
  test('tells the three parts of a signed token', () => {
    expect(rawParts(t, `aaaa.bbbb.${'c'.repeat(342)}`, 'jws')).toEqual([
      { name: 'Header', look: 'header', text: 'aaaa' },
      { name: 'Payload', look: 'payload', text: 'bbbb' },
      { name: 'Signature, 256 bytes', look: 'signature', text: 'c'.repeat(342) },
    ]);
  });

  test('says that there is no signature', () => {
    expect(named('aaaa.bbbb.', 'jws')).toEqual(['Header', 'Payload', 'No signature']);
  });

  test('tells the five parts of an encrypted token, without a key that is agreed on', () => {
    expect(named('a.b.c.d.e', 'jwe')).toEqual([
      'Header',
      'Encrypted key',
      'Initialization vector',
      'Encrypted content',
      'Authentication tag',
    ]);
    expect(named('a..c.d.e', 'jwe')).not.toContain('Encrypted key');
  });

  test.each([
    ['opaque', 'a.b.c'],
    ['jws', 'a.b'],
    ['jws', `a${'.'.repeat(100_000)}`],
    ['jws', ''],
  ] as const)('leaves a value of no such form in one piece: %s', (format, raw) => {
    expect(rawParts(t, raw, format)).toEqual([{ name: 'Value', look: 'payload', text: raw }]);
  });
});

test.each([
  ['access', 'proven', true],
  ['id', 'proven', true],
  ['access', 'likely', false],
  ['refresh', 'proven', false],
  ['code', 'proven', false],
  ['client-secret', 'proven', false],
  ['session', 'proven', false],
  ['unknown', 'proven', false],
] as const)('a raw value of kind %s, %s: %s', (kind, certainty, expected) => {
  expect(mayHaveRaw(token('a', { kind, certainty }))).toBe(expected);
});
