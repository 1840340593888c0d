import { describe, expect, it, test } from 'vitest';
import type { Problem } from '../../../src/oauth/pasted';
import { isWrong, problemText } from '../../../src/views/decode/problem-words';
import { messagesOf, translator } from '../translate';

const en = translator('en');
const ja = translator('ja');

const EXAMPLES: readonly (readonly [Problem, string])[] = [
  [
    { fault: 'json', part: 'payload', at: 31, found: 'x', expected: 'comma_or_brace' },
    'The payload is not JSON: character 31 is “x”, where “,” or “}” was expected.',
  ],
  [
    { fault: 'json', part: 'text', at: 18, found: '', expected: 'value' },
    'The text is not JSON: it ends at character 18, where a value was expected.',
  ],
  [{ fault: 'base64url', part: 'header', at: 4, found: '%' }, 'The header is not base64url: character 4 is “%”.'],
  [
    { fault: 'base64url', part: 'signature', at: 4, found: '\u202e' },
    'The signature is not base64url: character 4 is “⟨U+202E⟩”.',
  ],
  [{ fault: 'object', part: 'payload', found: 'list' }, 'The payload is JSON, but a list, not an object.'],
  [{ fault: 'empty', part: 'tag' }, 'The authentication tag is empty.'],
  [{ fault: 'parts', count: 2 }, 'It has 2 parts. A signed JWT has 3 parts between dots, an encrypted one 5.'],
  [
    { fault: 'long', length: 1_048_577, most: 1_048_576 },
    '1,048,577 characters are too many to decode: 1,048,576 at most.',
  ],
  [
    { fault: 'blank', at: 12, count: 2 },
    'Blanks, line breaks or unseen characters inside were left out: 2, the first at character 12.',
  ],
  [{ fault: 'nothing_after', word: 'Bearer' }, 'Nothing follows “Bearer”: the token itself is missing.'],
  [{ fault: 'stand_in', found: '$TOKEN' }, '“$TOKEN” stands in the place of a token, and is none.'],
  [
    { fault: 'twice', name: 'alg' },
    '“alg” is in more than one header of the same signature or recipient: it may be in one only.',
  ],
  [{ fault: 'crit_absent', name: 'exp' }, '“crit” names “exp”, which the header does not have.'],
  [
    { fault: 'shortened', at: 61 },
    'The token was shortened: from character 61 on, dots stand for the rest. Copy it in full.',
  ],
  [
    { fault: 'signature_length', alg: 'ML-DSA-44', found: 2_419, wanted: 2_420 },
    'The signature has 2,419 bytes, but ML-DSA-44 makes 2,420: it was changed, or cut off.',
  ],
];

describe('a problem is said', () => {
  it.each(EXAMPLES)('%j', (problem, sentence) => {
    expect(problemText(en, problem)).toBe(sentence);
  });

  it('with the character that cannot be seen made visible', () => {
    expect(problemText(en, { fault: 'base64url', part: 'header', at: 1, found: ' ' })).toContain('“␣”');
  });
});

test('every problem has a sentence in both languages, with every place filled in', () => {
  const parts = ['header', 'payload', 'signature', 'encrypted_key', 'iv', 'ciphertext', 'tag', 'text'] as const;
  const problems: Problem[] = [
    ...EXAMPLES.map(([problem]) => problem),
    ...parts.flatMap((part): Problem[] => [
      ...(['cut', 'empty', 'padding', 'withheld', 'alone'] as const).map((fault) => ({ fault, part })),
      ...(['base64url', 'base64', 'text'] as const).map((fault) => ({ fault, part, at: 1, found: 'x' })),
    ]),
    ...(['unsigned', 'encrypted', 'deep', 'quotes', 'percent', 'in_base64', 'key', 'no_token'] as const).map(
      (fault) => ({ fault }),
    ),
    ...(['detached', 'compressed', 'both_forms', 'crit', 'sd_end', 'sd_hash'] as const).map((fault) => ({ fault })),
    ...(['twice', 'unguarded', 'critical', 'crit_absent'] as const).map((fault) => ({ fault, name: 'b64' })),
    { fault: 'more', most: 20 },
  ];
  for (const t of [en, ja])
    for (const problem of problems) {
      const text = problemText(t, problem);
      expect(text, JSON.stringify(problem)).toMatch(/[.。]$/);
      expect(text).not.toMatch(/\$\d|undefined/);
    }
});

test('what was only left out is no mistake', () => {
  expect(isWrong({ fault: 'quotes' })).toBe(false);
  expect(isWrong({ fault: 'unsigned' })).toBe(true);
});

test('the name that scripts rely on stays as it is in English', () => {
  expect(messagesOf('en').decode?.message).toBe('Decode a token');
});
