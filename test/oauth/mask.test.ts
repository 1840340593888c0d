import { beforeAll, describe, expect, test } from 'vitest';
import { type Fingerprint, fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import { type Masker, maskWith } from '../../src/oauth/mask';
import type { TokenKind } from '../../src/oauth/token';
import { BASE64, HEX, makeJwe, makeJwt, makeOpaque, makeText, makeUnsignedJwt } from './make-token';

let fingerprint: Fingerprint;

beforeAll(async () => {
  fingerprint = await fingerprintWith(makeKey());
});

const knowing = async (known: readonly (readonly [value: string, kind: TokenKind])[] = []): Promise<Masker> => {
  const kinds = new Map(
    await Promise.all(known.map(async ([value, kind]) => [await fingerprint(value), kind] as const)),
  );
  return maskWith(fingerprint, (id) => kinds.get(id));
};

const labelled = async (prefix: string, value: string): Promise<string> =>
  `${prefix}·${(await fingerprint(value)).slice(0, 6)}`;

/** What a server may make a token of; some of it is no random text to the eye, or holds what usually joins two values. */
const TOKENS: readonly (readonly [what: string, make: () => string | Promise<string>])[] = [
  ['an opaque token', () => `a${makeOpaque()}b`],
  ['a UUID', () => crypto.randomUUID()],
  ['32 hex digits', () => makeText(32, HEX)],
  ['twelve letters', () => makeText(12, 'abcdefghijklmnopqrstuvwxyz')],
  ['two parts', () => `${makeOpaque()}.${makeOpaque()}`],
  ['padded base64', () => `a/${makeText(20, HEX)}${makeText(64, BASE64)}+9/b==`],
  ['one that begins like a path', () => `1//0${makeOpaque()}`],
  ['a JWT', () => makeJwt({ typ: 'Refresh', sub: 'ada' })],
  ['an unsigned JWT', () => makeUnsignedJwt({ sub: 'ada' })],
  ['a JWE', () => makeJwe()],
  ['a direct JWE', () => makeJwe({ alg: 'dir', enc: 'A256GCM' })],
];

const PLACES: readonly (readonly [where: string, put: (value: string) => string])[] = [
  ['by itself', (value) => value],
  ['in a path', (value) => `/sessions/${value}/ping`],
  ['at the end of a path, with an extension', (value) => `/sessions/${value}.json`],
  ['in a query', (value) => `https://app.spa.test/?a=${value}&b=2`],
  ['in a sentence', (value) => `The token ${value}, of late, is unknown`],
  ['at the end of a sentence', (value) => `Invalid token: ${value}.`],
  ['in a key', (value) => `session:${value} › tokens`],
  ['encoded, in a path', (value) => `/sessions/${encodeURIComponent(value)}/ping`],
  ['between encoded quotes', (value) => `/search/%22${value}%22`],
  ['between quotes encoded twice', (value) => `/search/%2522${value}%2522`],
  ['after a word and an encoded colon', (value) => `/session%3A${value}`],
  ['twice', (value) => `${value} ${value}`],
  ['across the end of what is shown', (value) => `${'word '.repeat(200)}and more ${value} and words`],
  ['across the end of what is read', (value) => `${'word '.repeat(1_637)}${value} and words`],
];

/** Twelve characters in a row are no coincidence: a piece of a value is as good as kept. */
const holdsPieceOf = (text: string, value: string): boolean =>
  Array.from({ length: value.length - 11 }, (_, at) => value.slice(at, at + 12)).some(
    (piece) => text.includes(piece) || decodeURIComponent(text).includes(piece),
  );

describe.each(TOKENS)('%s that is known never stays', (_, make) => {
  test.each(PLACES)('%s', async (_where, put) => {
    const value = await make();
    const masker = await knowing([[value, 'refresh']]);
    for (const plain of [false, true]) {
      const masked = await masker.text(put(value), plain);
      expect(holdsPieceOf(masked, value)).toBe(false);
    }
  });

  test('and becomes its label, what is around it left alone', async () => {
    const value = await make();
    const masker = await knowing([[value, 'refresh']]);
    const label = await labelled('rt', value);
    expect(await masker.text(value, true)).toBe(label);
    expect(await masker.text(`/sessions/${value}/ping?a=b`, true)).toBe(`/sessions/${label}/ping?a=b`);
    expect(await masker.text(`Invalid token ${value}.`, true)).toBe(`Invalid token ${label}.`);
  });
});

test('a value of less than twelve characters is not looked for: words are as short', async () => {
  const value = makeText(11, 'abcdefghijklmnopqrstuvwxyz');
  const text = `/sessions/${value}/ping`;
  expect(await (await knowing([[value, 'refresh']])).text(text)).toBe(text);
});

test('what is one part is always asked about, and what is several only where it may be known', async () => {
  const [one, several] = [crypto.randomUUID(), `${makeText(32, HEX)}.${makeText(32, HEX)}`];
  const asked: string[] = [];
  const kinds = new Set([await fingerprint(one), await fingerprint(several)]);
  const masker = maskWith(
    async (value) => {
      asked.push(value);
      return fingerprint(value);
    },
    (id) => (kinds.has(id) ? 'refresh' : undefined),
    () => false,
  );
  expect(await masker.text(`/x/${one}/${several}/y`, true)).toBe(`/x/${await labelled('rt', one)}/${several}/y`);
  expect(asked.filter((value) => /[/.]/.test(value))).toEqual([]);
  expect(asked).toContain(one);
});

describe('what only looks like a token', () => {
  test.each<[what: string, make: () => string | Promise<string>]>([
    ['a JWT', () => makeJwt({ sub: 'ada' })],
    ['a JWE', () => makeJwe()],
    ['random text', () => `a1B2c3D4${makeOpaque()}`],
    ['64 hex digits', () => makeText(64, HEX)],
  ])('%s is masked', async (_, make) => {
    const value = await make();
    const masker = await knowing();
    expect(await masker.text(`/x/${value}/y`)).toBe(`/x/${await labelled('tk', value)}/y`);
  });

  test('random text stays where a plain name is expected, and a JWT does not', async () => {
    const masker = await knowing();
    const [opaque, jwt] = [makeOpaque(), await makeJwt({ sub: 'ada' })];
    expect(await masker.text(opaque, true)).toBe(opaque);
    expect(await masker.text(`Unknown token ${jwt}.`, true)).toBe(`Unknown token ${await labelled('tk', jwt)}.`);
  });
});

describe('what names things stays', () => {
  const id = crypto.randomUUID();

  test.each([
    '',
    '/api/v2/orders/17/lines',
    '/wp-content/themes/twenty-twenty/style.css',
    `/users/${id}/orders`,
    `user-${id}`,
    `msal.3|${id}.${id}|login.idp.test|refreshtoken|${id}|||`,
    `/commits/${makeText(32, HEX)}`,
    'oidc.user:https://login.idp.test/realms/main:spa › refresh_token',
    '@@auth0spajs@@::spa::orders::openid profile offline_access › body › refresh_token',
    'CognitoIdentityServiceProvider.spa.ada.refreshToken',
    'persist:root › auth › refreshToken',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'unsupported_response_type',
    'Grüße aus 東京, 100%',
    '/caf%C3%A9/%E6%9D%B1%E4%BA%AC/menu',
    'half a character: \ud800',
  ])('%#', async (text) => {
    expect(await (await knowing()).text(text)).toBe(text);
  });
});

describe('a text is bounded', () => {
  test('to a thousand characters and a mark that there was more', async () => {
    const masker = await knowing();
    const long = 'first word '.repeat(50_000);
    expect(await masker.text(long)).toBe(`${long.slice(0, 1_024)}…`);
    expect(await masker.text('word '.repeat(400))).toHaveLength(1_025);
    const whole = `${'word '.repeat(204)}word`;
    expect(await masker.text(whole)).toBe(whole);
  });

  test('in time, however it is made', async () => {
    const masker = await knowing();
    for (const slow of ['a/'.repeat(500_000), '1.'.repeat(500_000), 'A'.repeat(1_000_000), '%25'.repeat(300_000)])
      expect((await masker.text(slow)).length).toBeLessThanOrEqual(1_025);
  }, 30_000);
});
