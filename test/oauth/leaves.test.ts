import { describe, expect, test } from 'vitest';
import { type Leaf, leavesOf } from '../../src/oauth/leaves';
import { makeJwe, makeJwt, makeOpaque } from './make-token';

/** The leaves that wrap nothing, each as its path and value. */
const seenIn = (value: string, media?: string): [path: string, value: string][] =>
  leavesOf({ name: 'field', value, ...(media && { media }) })
    .filter(({ wraps }) => !wraps)
    .map((leaf) => [leaf.path.join('.'), leaf.value]);

const token = makeOpaque();
const json = (value: unknown): string => JSON.stringify(value);
const base64 = (text: string): string => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

describe('a field is peeled', () => {
  test.each<[what: string, value: string, path: string]>([
    ['plain', token, ''],
    ['a quoted literal', json(token), ''],
    ['JSON', json({ a: { refresh_token: token } }), 'a.refresh_token'],
    ['JSON with members that are no text', json({ b: null, c: 1, d: true, e: [null], a: token }), 'a'],
    ['JSON with space around it', ` \n ${json({ a: token })} `, 'a'],
    ['a list, whose positions are left out', json([{ a: [token] }]), 'a'],
    ['JSON in JSON', json({ auth: json({ a: token }) }), 'auth.a'],
    ['JSON in JSON in JSON', json({ x: json({ y: json({ z: token }) }) }), 'x.y.z'],
    ['a quoted literal in JSON', json({ a: json(token) }), 'a'],
    ['a form', `x=1&a=${token}&y=`, 'a'],
    ['a form of one', `a=${token}`, 'a'],
    ['a form in JSON', json({ body: `a=${token}&b=2` }), 'body.a'],
    ['JSON in a form', `x=${encodeURIComponent(json({ a: token }))}`, 'x.a'],
    ['a Cookie header', `theme=dark; a=${token}; n=1`, 'a'],
    ['an address, by its query', `https://app.spa.test/path?a=${token}`, 'a'],
    ['an address, by its fragment', `https://app.spa.test/#a=${token}&b=1`, 'a'],
    ['an address in JSON', json({ next: `https://app.spa.test/?a=${token}` }), 'next.a'],
    ['percent-encoded', encodeURIComponent(json({ a: token })), 'a'],
    ['percent-encoded in part', json({ a: token }).replaceAll('"', '%22'), 'a'],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(json({ a: token }))), 'a'],
    ['base64 of JSON', btoa(json({ a: token })), 'a'],
    ['base64url of JSON', base64(json({ a: token })), 'a'],
    ['base64 of a list', btoa(json([{ a: token }])), 'a'],
    ['base64 with a prefix', `base64-${base64(json({ a: token }))}`, 'a'],
    ['JSON cut off', json({ b: 'something', key: token, c: 'x'.repeat(50) }).slice(0, -20), 'key'],
    ['JSON in JSON cut off', json({ x: json({ key: token, c: 'x'.repeat(50) }) }).slice(0, -20), 'key'],
    ['a script that sets it', `window.session = { "id": 1, key: "${token}" }; start();`, 'key'],
  ])('%s', (_, value, path) => {
    expect(seenIn(value)).toContainEqual([path, token]);
  });

  test('in the layers that state containers put around it', () => {
    expect(
      seenIn(json({ auth: json({ user: { tokens: { refresh: token } } }), _persist: '{"version":-1}' })),
    ).toContainEqual(['auth.user.tokens.refresh', token]);
    expect(seenIn(json({ state: { session: { accessToken: token } }, version: 0 }))).toContainEqual([
      'state.session.accessToken',
      token,
    ]);
  });

  test('and its scheme taken off', () => {
    for (const [value, scheme] of [
      [`Bearer ${token}`, 'bearer'],
      [`DPoP  ${token}`, 'dpop'],
    ] as const)
      expect(leavesOf({ name: 'authorization', value })).toEqual([{ path: [], value: token, scheme, owner: null }]);
    expect(seenIn(json({ a: `bearer ${token}` }))).toEqual([['a', token]]);
    expect(seenIn(`Basic ${token}`)).toEqual([['', `Basic ${token}`]]);
  });
});

describe('a leaf knows its siblings', () => {
  const ownerOf = (leaves: Leaf[], value: string) => leaves.find((leaf) => leaf.value === value)?.owner;

  test('in JSON, in a list, in a form', () => {
    const members = { a: token, b: 'other' };
    expect(ownerOf(leavesOf({ name: '', value: json({ x: members }) }), token)).toEqual(members);
    expect(ownerOf(leavesOf({ name: '', value: json([members]) }), token)).toEqual(members);
    expect(ownerOf(leavesOf({ name: '', value: `a=${token}&b=other` }), token)).toEqual(members);
  });

  test('among the fields it came with', () => {
    const beside = { a: token, b: 'other' };
    expect(ownerOf(leavesOf({ name: 'a', value: token }, beside), token)).toBe(beside);
    expect(ownerOf(leavesOf({ name: 'a', value: token }), token)).toBeNull();
  });

  test('also the one called __proto__', () => {
    const value = `{"__proto__":{"b":"${token}"},"a":"other value"}`;
    const leaves = leavesOf({ name: '', value });
    expect(leaves.map(({ path }) => path.join('.'))).toEqual(['__proto__.b', 'a']);
    expect(ownerOf(leaves, 'other value')?.b).toBeUndefined();
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });
});

describe('what wraps others is a leaf too, and says so', () => {
  test.each([
    ['a form', `a=${token}&b=1`],
    ['an address', `https://app.spa.test/?a=${token}`],
    ['base64 of JSON', btoa(json({ a: token }))],
    ['percent-encoding', `a%20${token}`],
  ])('%s', (_, value) => {
    expect(leavesOf({ name: 'x', value: json({ field: value }) })[0]).toMatchObject({
      path: ['field'],
      value,
      wraps: true,
    });
  });

  test('but a whole body is not', () => {
    expect(leavesOf({ name: '', value: `a=${'x'.repeat(10_000)}` }).some(({ wraps }) => wraps)).toBe(false);
  });
});

describe('left as it is', () => {
  test.each([
    ['a JWT', () => makeJwt({ sub: 'ada' })],
    ['a JWE', () => makeJwe()],
    ['padded base64', () => `${btoa('\xff'.repeat(25))}`],
    ['padded base64 with dots', () => `${makeOpaque()}.${makeOpaque()}==`],
    ['an address without parameters', () => `https://app.spa.test/${token}`],
    ['a broken escape', () => `%zz${token}%`],
    ['one that begins like base64 of JSON', () => `eyJ${makeOpaque(80)}`],
    ['padded base64 before a signature, in a form', () => `${makeOpaque()}==.${makeOpaque()}&b=1`],
    ['a short text with a pair', () => 'key: "12345678"'],
    ['a sentence with quotes', () => 'She said: "no", and then she went home to sleep.'],
    ['a sentence', () => 'The token = nothing; try again later, please, or call us.'],
  ])('%s', async (_, make) => {
    const value = await make();
    expect(leavesOf({ name: 'field', value })).toEqual([{ path: [], value, owner: null }]);
  });

  test('what stands between the pairs of a text goes without a name', () => {
    const page = `<p>Signed in with ${token}</p><script>const lang = "en-GB-oed", theme = 'dark-blue';</script>`;
    expect(seenIn(page)).toEqual([
      ['lang', 'en-GB-oed'],
      ['theme', 'dark-blue'],
      ['', expect.stringContaining(`Signed in with ${token}`)],
    ]);
  });

  test('a path in an address goes without a name', () => {
    expect(seenIn(`https://app.spa.test/${token}?b=1`)).toEqual([
      ['', `/${token}`],
      ['b', '1'],
    ]);
  });
});

describe('a body that is not what its type says', () => {
  const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

  test.each([
    ['JSON called a form', json({ a: token }), FORM, 'a'],
    ['a bare token called a form', token, FORM, ''],
    ['a form called JSON', `a=${token}&b=1`, 'application/json', 'a'],
    ['JSON called HTML', json({ a: token }), 'text/html', 'a'],
    ['a page called JSON', `<script>const key = "${token}", b = "something else";</script>`, 'application/json', 'key'],
  ])('%s', (_, value, media, path) => {
    expect(seenIn(value, media)).toContainEqual([path, token]);
  });

  test('a form with unescaped spaces is read where its type says form', () => {
    expect(seenIn(`scope=openid profile&a=${token}`, FORM)).toContainEqual(['a', token]);
  });
});

describe('bounds', () => {
  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}${json(token)}${'}'.repeat(depth)}`;

  test('six levels of JSON are read, and no more than that', () => {
    expect(seenIn(nested(6))).toEqual([['a.a.a.a.a.a', token]]);
    expect(seenIn(nested(7))).toEqual([]);
    expect(seenIn('['.repeat(6) + json(token) + ']'.repeat(6))).toEqual([['', token]]);
    expect(seenIn('['.repeat(7) + json(token) + ']'.repeat(7))).toEqual([]);
  });

  test('seven layers of encoding are taken off, and no more than that', () => {
    const text = `a b ${token}`;
    const layers = Array.from({ length: 8 }).reduce<string[]>(
      (all) => [...all, encodeURIComponent(all.at(-1) ?? '')],
      [text],
    );
    expect(seenIn(layers[7] ?? '')).toEqual([['', text]]);
    expect(seenIn(layers[8] ?? '')).toEqual([['', layers[1]]]);
  });

  test('seven addresses in each other are opened, and no more than that', () => {
    const within = (depth: number): string =>
      depth === 0 ? token : `https://app.spa.test/?a=${encodeURIComponent(within(depth - 1))}`;
    expect(seenIn(within(7))).toContainEqual(['a.a.a.a.a.a.a', token]);
    expect(seenIn(within(8))).not.toContainEqual(['a.a.a.a.a.a.a.a', token]);
  });

  test.each([
    ['ten thousand levels of objects', nested(10_000)],
    ['ten thousand levels of lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['ten thousand levels never closed', '{"a":['.repeat(10_000)],
    ['a million list entries', `[${'"x",'.repeat(1_000_000)}"x"]`],
    ['sixteen thousand parameters', 'a=1&'.repeat(16_000)],
    ['a million parameters', 'a=1&'.repeat(1_000_000)],
    ['half a million backslashes', `"a": "${'\\'.repeat(500_000)}`],
    ['half a million spaces', `a:${' '.repeat(500_000)}b`],
    ['half a million quotes', 'a="'.repeat(500_000)],
    ['half a million percent signs', '%25'.repeat(500_000)],
    ['one name a megabyte long', `{"${'a'.repeat(2 ** 20)}":"b"}`],
    ['half a character', '{"a":"\\ud800"} \ud800%ED%A0%80'],
    ['a byte order mark', `\ufeff${json({ a: 'b' })}`],
    ['control characters', '\u0000\u0001{"a":\u0000}'],
    ['nothing', ''],
  ])(
    '%s are taken in, in no time',
    (_, value) => {
      expect(leavesOf({ name: '', value }).length).toBeLessThanOrEqual(2_000);
    },
    30_000,
  );

  test('five megabytes of JSON are read', () => {
    const value = json({ a: token, rows: Array.from({ length: 1_000 }, () => ({ text: 'x'.repeat(5_000) })) });
    expect(value.length).toBeGreaterThan(5_000_000);
    expect(seenIn(value)[0]).toEqual(['a', token]);
  }, 30_000);
});
