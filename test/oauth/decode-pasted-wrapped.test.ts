import { base64url } from 'jose';
import { describe, expect, it, test } from 'vitest';
import { decodePasted } from '../../src/oauth/decode-pasted';
import type { Problem } from '../../src/oauth/pasted';
import { HEX, makeAccessJwt, makeIdJwt, makeJwt, makeOpaque, makeText } from './make-token';
import { told } from './pasted-told';

const access = await makeAccessJwt({ scope: 'read' });
const id = await makeIdJwt();
const secret = makeOpaque();
const folded = (text: string, width: number, join: string): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(join);
const answer = { access_token: access, token_type: 'Bearer', expires_in: 3_600, refresh_token: secret, id_token: id };
const ANSWER = ['name › access_token access jws', 'name › refresh_token refresh opaque', 'name › id_token id jws'];
const IN_HEADER = ['header › Authorization access jws'];
const ITSELF = ['itself access jws'];

describe('what wraps a token is taken off', () => {
  it.each<[what: string, text: string, tokens: readonly string[], problems?: readonly Problem[]]>([
    ['base64 of JSON', btoa(JSON.stringify(answer)), ANSWER],
    ['base64 of JSON in lines', folded(btoa(JSON.stringify(answer)), 76, '\r\n'), ANSWER, [{ fault: 'in_base64' }]],
    ['base64 of a token', btoa(access), ITSELF, [{ fault: 'in_base64' }]],
    [
      'a secret of Kubernetes',
      `kind: Secret\ndata:\n  token: ${btoa(access)}\n  ca.crt: ${btoa('a b c')}`,
      ['name › token access jws'],
      [{ fault: 'in_base64' }],
    ],
    ['percent-encoded', encodeURIComponent(`Bearer ${access}`), IN_HEADER, [{ fault: 'percent' }]],
    ['percent-encoded dots', access.replaceAll('.', '%2E'), ITSELF, [{ fault: 'percent' }]],
    [
      'lines of a shell',
      folded(access, 60, '\\\n'),
      ITSELF,
      [{ fault: 'blank', at: 61, count: Math.ceil(access.length / 60) - 1 }],
    ],
    [
      'a text put together',
      `"${folded(access, 60, '" +\n  "')}",`,
      ITSELF,
      [{ fault: 'blank', at: 62, count: Math.ceil(access.length / 60) - 1 }],
    ],
    [
      'characters that cannot be seen',
      `\ufeff${access.slice(0, 30)}\u200b${access.slice(30)}`,
      ITSELF,
      [{ fault: 'blank', at: 31, count: 1 }],
    ],
    ['typographic quotes', `“${access}”`, ITSELF, [{ fault: 'quotes' }]],
    ['brackets', `<${access}>`, ITSELF, [{ fault: 'quotes' }]],
    ['escaped quotes', `\\"${access}\\",`, ITSELF, [{ fault: 'quotes' }]],
    ['a block of Markdown', `\`\`\`\n${access}\n\`\`\``, ITSELF, [{ fault: 'quotes' }]],
    ['a comma after it', `${access},`, ITSELF],
    [
      'claims without a token',
      JSON.stringify({ iss: 'https://login.test', sub: 'ada', scope: 'a', aud: 'b' }),
      ITSELF,
      [{ fault: 'alone', part: 'payload' }],
    ],
    [
      'a part of a token',
      access.split('.')[0] ?? '',
      ITSELF,
      [{ fault: 'alone', part: 'header' }, { fault: 'in_base64' }],
    ],
    [
      'an answer about a user',
      JSON.stringify({ sub: 'ada', name: 'Ada' }),
      ['itself unknown jws'],
      [{ fault: 'alone', part: 'payload' }],
    ],
    [
      'quoted-printable',
      folded(access, 70, '=\n'),
      ITSELF,
      [{ fault: 'blank', at: 71, count: Math.ceil(access.length / 70) - 1 }],
    ],
    ['a value of no known form', makeText(64, HEX), ['itself unknown opaque']],
  ])('%s', async (_, text, tokens, problems = []) => {
    expect(await told(text)).toEqual({ tokens, problems });
    expect(JSON.stringify(await decodePasted(text))).not.toContain(secret);
  });
});
test('a claim that is base64 is not taken out of a token', async () => {
  const inside = base64url.encode(JSON.stringify({ access_token: makeOpaque() }));
  expect((await told(await makeJwt({ note: inside }))).tokens).toEqual(['itself unknown jws']);
});
