import { beforeAll, describe, expect, test } from 'vitest';
import { type Fingerprint, fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import { type Masker, maskWith } from '../../src/oauth/mask';
import { cardsIn } from '../../src/oauth/secret-shape';
import { HEX, makeJwt, makeOpaque, makeText } from './make-token';

/** A refresh token that has been seen. */
const secret = makeOpaque();
let fingerprint: Fingerprint;
let masker: Masker;
let label: string;

beforeAll(async () => {
  fingerprint = await fingerprintWith(makeKey());
  const id = await fingerprint(secret);
  masker = maskWith(fingerprint, (one) => (one === id ? 'refresh' : undefined));
  label = `rt·${id.slice(0, 6)}`;
});

const CLAIMS = {
  iss: 'https://login.idp.test/realms/main',
  sub: makeOpaque(),
  aud: ['https://api.resource.test', makeOpaque()],
  jti: makeOpaque(),
  nonce: makeOpaque(),
  at_hash: makeOpaque(22),
  kid: makeOpaque(),
  cnf: { jkt: makeOpaque(), 'x5t#S256': makeOpaque() },
  exp: 1_900_000_000,
  email_verified: true,
  scope: 'openid profile orders:read',
  realm_access: { roles: ['admin', null, 1.5] },
  name: 'Ada Lovelace',
};

test('what a token says of itself stays, random identifiers too', async () => {
  expect(await masker.members(CLAIMS)).toEqual({ members: CLAIMS, changed: false });
});

describe('a secret never stays', () => {
  test.each<[where: string, put: () => Record<string, unknown>, then: () => Record<string, unknown>]>([
    ['as a claim', () => ({ a: secret }), () => ({ a: label })],
    ['inside a claim', () => ({ a: `before ${secret} after` }), () => ({ a: `before ${label} after` })],
    ['in a list', () => ({ a: ['b', [secret]] }), () => ({ a: ['b', [label]] })],
    ['in an object', () => ({ a: { b: { c: secret } } }), () => ({ a: { b: { c: label } } })],
    ['as the name of a claim', () => ({ [secret]: 1 }), () => ({ [label]: 1 })],
    ['as the name of a member', () => ({ a: { [`x/${secret}`]: 1 } }), () => ({ a: { [`x/${label}`]: 1 } })],
    ['as an identifier', () => ({ jti: secret, aud: [secret] }), () => ({ jti: label, aud: [label] })],
  ])('%s', async (_, put, then) => {
    expect(await masker.members(put())).toEqual({ members: then(), changed: true });
  });

  test('nor does a value under the name of one, whatever it looks like', async () => {
    const { members, changed } = await masker.members({ password: 'Ada1', client_secret: 'x', refresh_token: 'none' });
    expect(changed).toBe(true);
    for (const value of Object.values(members)) expect(value).toMatch(/^tk·[0-9a-f]{6}$/);
    expect(await masker.members({ password: '' })).toEqual({ members: { password: '' }, changed: false });
  });

  test('nor a number under the name of one; yes and no are none', async () => {
    const { members, changed } = await masker.members({ pin: 1234, cvv: 123, cvc2: [7], card: { pin: 1 } });
    expect(changed).toBe(true);
    expect(JSON.stringify(members)).not.toMatch(/[:[](?:1234|123|7|1)[,}\]]/);
    const harmless = { password: true, pin: null, spin: 1234, pwd_exp: 7, pwd_url: 'https://idp.test/pwd' };
    expect(await masker.members(harmless)).toEqual({ members: harmless, changed: false });
  });

  test('nor a private key, nor the key of a provider, and their labels say so', async () => {
    const pem = `-----BEGIN PRIVATE KEY-----\n${makeOpaque(64)}\n-----END PRIVATE KEY-----\n`;
    const key = `sk_live_${makeText(24, HEX)}`;
    const { members, changed } = await masker.members({ a: pem, b: [`key: ${key}.`], jti: key });
    expect(changed).toBe(true);
    expect(members).toEqual({
      a: expect.stringMatching(/^key·[0-9a-f]{6}\n$/),
      b: [expect.stringMatching(/^key: key·[0-9a-f]{6}\.$/)],
      jti: expect.stringMatching(/^key·[0-9a-f]{6}$/),
    });
  });

  test('nor the number of a card, be it a text or a number', async () => {
    const digits = `4${'0'.repeat(14)}`;
    const card = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((last) => digits + last).find(isRight) ?? '';
    const { members, changed } = await masker.members({ a: card, b: Number(card), c: `card ${card}, or cash` });
    expect(changed).toBe(true);
    const label = `card·${(await fingerprint(card)).slice(0, 6)}`;
    expect(members).toEqual({ a: label, b: label, c: `card ${label}, or cash` });
    const named = { sub: card, user_id: card, phone_number: card, orderId: Number(card), exp: Number(card) };
    expect(await masker.members(named)).toEqual({ members: named, changed: false });
  });

  test('nor a JWT, nor random text that is no identifier, be it a value or a name', async () => {
    const random = () => `a1B2c3D4${makeOpaque()}`;
    const { members, changed } = await masker.members({ a: await makeJwt({}), b: random(), [random()]: random() });
    expect(changed).toBe(true);
    expect(Object.keys(members)).toEqual(['a', 'b', expect.stringMatching(/^tk·[0-9a-f]{6}$/)]);
    for (const value of Object.values(members)) expect(value).toMatch(/^tk·[0-9a-f]{6}$/);
  });
});

const isRight = (card: string): boolean => cardsIn(card).length > 0;

describe('what is past the bounds is not shown, and still told of', () => {
  const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `role-${at}`);
  const deep = (depth: number, end: unknown): Record<string, unknown> =>
    depth === 0 ? { end } : { a: deep(depth - 1, end) };

  test('a list is shown to its fiftieth item', async () => {
    const { members, changed } = await masker.members({ roles: many(200) });
    expect(members.roles).toEqual(many(50));
    expect(changed).toBe(false);
  });

  test('three hundred members are shown in all', async () => {
    const wide = Object.fromEntries(many(1_000).map((name) => [name, 1]));
    const { members, changed } = await masker.members(wide);
    expect(Object.keys(members)).toEqual(many(299));
    expect(changed).toBe(false);
  });

  test('long lists leave room for what stands after them', async () => {
    const { members } = await masker.members({ a: many(200), b: many(200), aud: 'https://api.resource.test' });
    expect(members.aud).toBe('https://api.resource.test');
  });

  test.each<[where: string, put: () => Record<string, unknown>]>([
    ['after the fiftieth item', () => ({ a: [...many(200), secret] })],
    ['after the three hundredth member', () => ({ ...Object.fromEntries(many(500).map((n) => [n, 1])), a: secret })],
    ['after the thousandth character', () => ({ a: `${'word '.repeat(500)}${secret}` })],
    ['after ten thousand characters', () => ({ a: `${'word '.repeat(5_000)}${secret}` })],
    ['nine levels down', () => deep(9, secret)],
  ])('a secret %s', async (_, put) => {
    const { members, changed } = await masker.members(put());
    expect(JSON.stringify(members)).not.toContain(secret);
    expect(changed).toBe(true);
  });

  test('eight levels are shown, and the ninth is not', async () => {
    expect(await masker.members(deep(7, 'role'))).toEqual({ members: deep(7, 'role'), changed: false });
    const { members, changed } = await masker.members(deep(8, 'role'));
    expect(JSON.stringify(members)).not.toContain('role');
    expect(changed).toBe(true);
  });

  test('what nests ten thousand deep is cut off', async () => {
    let bottomless: unknown = 'end';
    for (let level = 0; level < 10_000; level++) bottomless = level % 2 ? [bottomless] : { a: bottomless };
    expect(JSON.stringify((await masker.members({ bottomless })).members).length).toBeLessThan(200);
  });

  test('in time, however it is made', async () => {
    const slow = { ['A'.repeat(50_000)]: 'A1'.repeat(25_000), b: 'a.1/'.repeat(12_000), c: '%25'.repeat(15_000) };
    expect(JSON.stringify((await masker.members(slow)).members).length).toBeLessThan(5_000);
  }, 30_000);
});

test('a claim called __proto__ or constructor is a claim', async () => {
  const claims = JSON.parse('{"__proto__":{"admin":true},"constructor":"b","a":1}') as Record<string, unknown>;
  const { members } = await masker.members(claims);
  expect(JSON.stringify(members)).toBe('{"__proto__":{"admin":true},"constructor":"b","a":1}');
  expect(members.admin).toBeUndefined();
  expect(Object.getPrototypeOf(members)).toBe(Object.prototype);
});
