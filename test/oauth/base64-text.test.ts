import { describe, expect, test } from 'vitest';
import { textOfBase64 } from '../../src/oauth/base64-text';
import { BASE64, BASE64URL, makeOpaque, makeText } from './make-token';

const encode = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

describe('a text', () => {
  test.each([
    ['JSON', JSON.stringify({ a: 'b', c: [1, 2] })],
    ['printed JSON', JSON.stringify({ a: 'b' }, null, 2)],
    ['a token', makeOpaque()],
    ['words of another script', 'The shop 日本の店 is open'],
  ])('%s is read', (_, text) => {
    const plain = encode(text);
    const forUrls = plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    expect([textOfBase64(plain), textOfBase64(forUrls)]).toEqual([text, text]);
  });

  test('cut off in the middle is read up to there', () => {
    expect(textOfBase64(encode('abcdefghijkl').slice(0, 13))).toBe('abcdefghi');
  });
});

describe('no text is', () => {
  test('a random value', () => {
    for (let count = 0; count < 2_000; count++) {
      expect(textOfBase64(makeOpaque())).toBeNull();
      expect(textOfBase64(makeText(86, BASE64))).toBeNull();
    }
  });

  test('what ends in bytes that are no UTF-8, or holds control characters', () => {
    expect(textOfBase64(btoa('a perfectly good text \xff\xfe'))).toBeNull();
    expect(textOfBase64(btoa('a perfectly good text \0'))).toBeNull();
  });

  test('what is no base64', () => {
    for (const other of ['', '=', 'not base64 at all', `${makeText(20, BASE64URL)}!`, 'é'.repeat(20)])
      expect(textOfBase64(other) ?? '').toBe('');
  });
});
