import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/views/matrix/column-name';
import { messagesOf } from '../translate';

test.each([
  ['リクエストヘッダー', ['リクエスト', 'ヘッダー']],
  ['読み取り可能なCookie', ['読み取り', '可能な', 'Cookie']],
  ['Cache Storage', ['Cache ', 'Storage']],
])('%s ends a line between its words alone', (name, words) => {
  expect(wordsOf(name, 'ja')).toEqual(words);
});

test.each(['en', 'ja'] as const)('every place keeps its name in %s', (language) => {
  const names = Object.entries(messagesOf(language)).filter(([key]) => key.startsWith('channel_'));
  expect(names.length).toBeGreaterThan(15);
  for (const [, { message }] of names) expect(wordsOf(message, language).join('')).toBe(message);
});
