import { describe, expect, it, test } from 'vitest';
import type { Problem } from '../../src/oauth/pasted';
import { HEX, makeAccessJwt, makeJwe, makeText } from './make-token';
import { told } from './pasted-told';

const access = await makeAccessJwt();
const ITSELF = ['itself access jws'];
const jwe = makeJwe();

describe('what holds no whole token says so in one sentence', () => {
  it.each<[what: string, text: string, problem: Problem]>([
    ['a scheme alone', 'Bearer', { fault: 'nothing_after', word: 'Bearer' }],
    ['a header with a scheme alone', 'Authorization: Bearer ', { fault: 'nothing_after', word: 'Bearer' }],
    ['a header alone', 'Authorization:', { fault: 'nothing_after', word: 'Authorization' }],
    [
      'a request without',
      'GET / HTTP/1.1\nAuthorization: Bearer\nAccept: */*',
      { fault: 'nothing_after', word: 'Bearer' },
    ],
    ['what a program wrote for none', 'Authorization: Bearer undefined', { fault: 'stand_in', found: 'undefined' }],
    ['an object', 'Bearer [object Object]', { fault: 'stand_in', found: '[object Object]' }],
    ['a variable', 'curl -H "Authorization: Bearer $TOKEN" https://api.test', { fault: 'stand_in', found: '$TOKEN' }],
    ['a template', 'Bearer {{access_token}}', { fault: 'stand_in', found: '{{access_token}}' }],
    ['a placeholder', 'Bearer <token>', { fault: 'stand_in', found: '<token>' }],
    ['a public key', `-----BEGIN PUBLIC KEY-----\n${makeText(64, HEX)}\n-----END PUBLIC KEY-----`, { fault: 'key' }],
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${makeText(64, HEX)}\n-----END PRIVATE KEY-----`, { fault: 'key' }],
    ['keys', JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256' }] }), { fault: 'key' }],
    ['an answer without one', '{"token_type":"Bearer","expires_in":1}', { fault: 'no_token' }],
    ['markup', '<html><body>Hello</body></html>', { fault: 'no_token' }],
    ['a number', '1234567890', { fault: 'no_token' }],
  ])('%s', async (_, text, problem) => {
    expect(await told(text)).toEqual({ tokens: [], problems: [problem] });
  });

  it.each<[what: string, text: string, problem: Problem]>([
    ['dots for the rest', `${access.slice(0, 60)}…`, { fault: 'shortened', at: 61 }],
    ['three dots for the rest', `${access.slice(0, 60)}...${access.slice(-5)}`, { fault: 'shortened', at: 61 }],
    ['a character less', access.slice(0, -1), { fault: 'signature_length', alg: 'HS256', found: 31, wanted: 32 }],
    ['a character more', `${access}A`, { fault: 'signature_length', alg: 'HS256', found: 33, wanted: 32 }],
  ])('%s', async (_, text, problem) => {
    expect(await told(text)).toEqual({ tokens: ITSELF, problems: [problem] });
  });

  test('an encrypted token that lacks its end is told as one', async () => {
    expect(await told(jwe.slice(0, jwe.lastIndexOf('.')))).toEqual({
      tokens: ['itself unknown jwe'],
      problems: [{ fault: 'parts', count: 4 }, { fault: 'encrypted' }],
    });
  });
});
