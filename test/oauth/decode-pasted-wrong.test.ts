import { base64url } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/oauth/pasted';
import { makeOpaque } from './make-token';
import { only, told } from './pasted-told';

const encode = (text: string | Uint8Array): string => base64url.encode(text);
const HEADER = encode('{"alg":"RS256"}');
const PAYLOAD = encode('{"sub":"ada"}');
const SIGNATURE = encode('a signature of some length');

describe('what is wrong is said with its place', () => {
  it.each<[string, string, Problem[]]>([
    [
      'a header that is not base64url',
      `eyJ%hbGci.${PAYLOAD}.${SIGNATURE}`,
      [{ fault: 'base64url', part: 'header', at: 4, found: '%' }],
    ],
    [
      'a payload that is not base64url',
      `${HEADER}.${PAYLOAD.slice(0, 9)}*${PAYLOAD.slice(9)}.${SIGNATURE}`,
      [{ fault: 'base64url', part: 'payload', at: 10, found: '*' }],
    ],
    [
      'a signature that is not base64url',
      `${HEADER}.${PAYLOAD}.abc😀d`,
      [{ fault: 'base64url', part: 'signature', at: 4, found: '😀' }],
    ],
    ['a part cut off', `${HEADER}.${PAYLOAD}.abcde`, [{ fault: 'cut', part: 'signature' }]],
    [
      'a payload that is not JSON',
      `${HEADER}.${encode('{"sub":"ada","name":"Lovelace"x}')}.${SIGNATURE}`,
      [{ fault: 'json', part: 'payload', at: 31, found: 'x', expected: 'comma_or_brace' }],
    ],
    [
      'a payload that is not JSON after what takes two units',
      `${HEADER}.${encode('{"sub":"😀"?}')}.${SIGNATURE}`,
      [{ fault: 'json', part: 'payload', at: 11, found: '?', expected: 'comma_or_brace' }],
    ],
    [
      'a payload that ends too soon',
      `${HEADER}.${encode('{"sub":"ada"')}.${SIGNATURE}`,
      [{ fault: 'json', part: 'payload', at: 13, found: '', expected: 'comma_or_brace' }],
    ],
    [
      'a header that is not JSON',
      `${encode('{ alg:1}')}.${PAYLOAD}.${SIGNATURE}`,
      [{ fault: 'json', part: 'header', at: 3, found: 'a', expected: 'name_or_end' }],
    ],
    [
      'a header that is no header',
      `abcd.${PAYLOAD}.${SIGNATURE}`,
      [{ fault: 'text', part: 'header', at: 2, found: '' }],
    ],
    [
      'a payload that is a list',
      `${HEADER}.${encode('[1]')}.${SIGNATURE}`,
      [{ fault: 'object', part: 'payload', found: 'list' }],
    ],
    [
      'a payload that is null',
      `${HEADER}.${encode('null')}.${SIGNATURE}`,
      [{ fault: 'object', part: 'payload', found: 'null' }],
    ],
    [
      'a payload that is a number',
      `${HEADER}.${encode('17')}.${SIGNATURE}`,
      [{ fault: 'object', part: 'payload', found: 'number' }],
    ],
    ['a payload kept elsewhere', `${HEADER}..${SIGNATURE}`, [{ fault: 'detached' }]],
    ['an empty payload', `${HEADER}..`, [{ fault: 'empty', part: 'payload' }, { fault: 'unsigned' }]],
    [
      'bytes that are no text',
      `${HEADER}.${encode(new Uint8Array([0x7b, 0x22, 0xff, 0x22]))}.${SIGNATURE}`,
      [{ fault: 'text', part: 'payload', at: 3, found: '' }],
    ],
    [
      'a byte order mark',
      `${HEADER}.${encode('\ufeff{}')}.${SIGNATURE}`,
      [{ fault: 'json', part: 'payload', at: 1, found: '\ufeff', expected: 'value' }],
    ],
    ['two parts', `${HEADER}.${PAYLOAD}`, [{ fault: 'parts', count: 2 }]],
    ['four parts', `${HEADER}.${PAYLOAD}.${SIGNATURE}.${SIGNATURE}`, [{ fault: 'parts', count: 4 }]],
    [
      'plain base64',
      `${HEADER}.${btoa('{"a":"??>"}')}.${SIGNATURE}`,
      [
        { fault: 'base64', part: 'payload', at: 12, found: '+' },
        { fault: 'padding', part: 'payload' },
      ],
    ],
    ['blanks within', `${HEADER}.\n${PAYLOAD}\n.${SIGNATURE}`, [{ fault: 'blank', at: HEADER.length + 2, count: 2 }]],
    ['quotes around', `'${HEADER}.${PAYLOAD}.${SIGNATURE}'`, [{ fault: 'quotes' }]],
    [
      'JSON that is none',
      '{"access_token": }',
      [{ fault: 'json', part: 'text', at: 18, found: '}', expected: 'value' }],
    ],
    ['JSON without a token', '{"a": 1}', [{ fault: 'no_token' }]],
    ['words', 'hello there', [{ fault: 'no_token' }]],
    ['a word', 'hello', [{ fault: 'no_token' }]],
    ['an address without one', 'https://app.test/a?b=c', [{ fault: 'no_token' }]],
    ['nothing', ' \n\t ', []],
    ['too much', 'a'.repeat(2 ** 20 + 1), [{ fault: 'long', length: 2 ** 20 + 1, most: 2 ** 20 }]],
  ])('%s', async (_, text, problems) => {
    expect((await told(text)).problems).toEqual(problems);
  });

  it('and what can be read is read all the same', async () => {
    const { token } = await only(`${HEADER}.${encode('{"sub":')}.${SIGNATURE}`);
    expect(token).toMatchObject({ header: { alg: 'RS256' } });
    expect((await only(`${HEADER}.${PAYLOAD}`)).token).toMatchObject({ claims: { sub: 'ada' } });
  });

  it('and where there are too many, that', async () => {
    const many = JSON.stringify(Array.from({ length: 25 }, () => ({ access_token: makeOpaque() })));
    const { tokens, problems } = await told(many);
    expect(tokens.length).toBe(20);
    expect(problems).toEqual([{ fault: 'more', most: 20 }]);
  });
});
