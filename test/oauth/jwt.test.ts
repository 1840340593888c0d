import { describe, expect, test } from 'vitest';
import { decodeCompact } from '../../src/oauth/jwt';
import { makeJwe, makeJwt, makeLooseJwt, makeOpaque, makeUnsignedJwt } from './make-token';

describe('a JWS', () => {
  test('gives header and claims', async () => {
    const claims = { sub: 'ada', exp: 1_900_000_000, roles: ['ägypten', '東京'] };
    expect(decodeCompact(await makeJwt(claims, { kid: 'k1' }))).toEqual({
      format: 'jws',
      header: { alg: 'HS256', kid: 'k1' },
      claims,
      signed: true,
    });
  });

  test('without a signature says so', () => {
    expect(decodeCompact(makeUnsignedJwt({ sub: 'ada' }))).toMatchObject({
      format: 'jws',
      header: { alg: 'none' },
      signed: false,
    });
  });

  test('with a prototype for a claim name has a claim of that name', () => {
    const decoded = decodeCompact(makeLooseJwt({ alg: 'none' }, '{"__proto__":{"admin":true},"constructor":"x"}'));
    if (!decoded || !('claims' in decoded)) throw new Error('not decoded');
    expect(Object.keys(decoded.claims)).toEqual(['__proto__', 'constructor']);
    expect(decoded.claims.admin).toBeUndefined();
  });
});

describe('a JWE', () => {
  test.each([
    ['with an encrypted key', { alg: 'RSA-OAEP', enc: 'A256GCM', cty: 'JWT' }],
    ['with a direct key', { alg: 'dir', enc: 'A256GCM' }],
  ])('%s gives its header and no more', (_, header) => {
    expect(decodeCompact(makeJwe(header))).toEqual({ format: 'jwe', header });
  });
});

describe('what can be known of one that is broken', () => {
  test.each([
    ['a header that is no JSON', () => `ey${makeOpaque(20)}.${makeOpaque(20)}.${makeOpaque(20)}`, 'header'],
    ['a header that is a list', () => `ey${makeLooseJwt('[1]', { sub: 'ada' }).slice(2)}`, 'header'],
    ['claims that are no JSON', () => makeLooseJwt({ alg: 'HS256' }, 'not JSON'), 'claims'],
    ['claims that are a text', () => makeLooseJwt({ alg: 'HS256' }, '"ada"'), 'claims'],
    ['claims that are a list', () => makeLooseJwt({ alg: 'HS256' }, '[1,2]'), 'claims'],
    ['claims that are null', () => makeLooseJwt({ alg: 'HS256' }, 'null'), 'claims'],
    ['claims cut off', () => makeLooseJwt({ alg: 'HS256' }, '{"sub":"ad'), 'claims'],
    ['no claims', () => makeLooseJwt({ alg: 'HS256' }, ''), 'claims'],
  ])('%s', (_, make, problem) => {
    const decoded = decodeCompact(make());
    expect(decoded).toMatchObject({ format: 'jws', problem });
    expect(decoded && 'claims' in decoded).toBe(false);
    expect(decoded && 'header' in decoded).toBe(problem === 'claims');
  });

  test('claims that are no UTF-8', async () => {
    const [header, , signature] = (await makeJwt({})).split('.');
    const bytes = btoa('{"sub":"\xff\xfe"}').replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
    expect(decodeCompact(`${header}.${bytes}.${signature}`)?.format).toBe('jws');
  });

  test('a token past all bounds is told by its shape, not decoded', () => {
    const huge = makeLooseJwt({ alg: 'HS256' }, { sub: makeOpaque(2 ** 20) });
    expect(decodeCompact(huge)).toEqual({ format: 'jws', problem: 'too-long' });
    const [head, ...rest] = makeJwe().split('.');
    expect(decodeCompact([head, makeOpaque(70_000), ...rest.slice(1)].join('.'))).toEqual({
      format: 'jwe',
      problem: 'too-long',
    });
  });

  test('claims nested ten thousand deep are claims', () => {
    const deep = makeLooseJwt({ alg: 'HS256' }, `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    expect(decodeCompact(deep)).toMatchObject({ format: 'jws', signed: true });
  });
});

describe('no compact token', () => {
  test.each([
    ['an empty text', () => ''],
    ['an opaque token', () => `a${makeOpaque()}`],
    ['one part', () => `ey${makeOpaque()}`],
    ['two parts', () => `ey${makeOpaque()}.${makeOpaque()}`],
    ['four parts', () => `ey${[1, 2, 3, 4].map(() => makeOpaque()).join('.')}`],
    ['six parts', () => `ey${[1, 2, 3, 4, 5, 6].map(() => makeOpaque()).join('.')}`],
    ['a first part that is no JSON object', () => `a${[1, 2, 3].map(() => makeOpaque()).join('.')}`],
    ['parts with other characters', () => `ey${makeOpaque()}.${makeOpaque()}+/=.${makeOpaque()}`],
    ['a JWT with something before it', () => ` ${makeLooseJwt({ alg: 'HS256' }, {})}`],
    ['a JWT with something after it', () => `${makeLooseJwt({ alg: 'HS256' }, {})}"`],
  ])('%s', (_, make) => {
    expect(decodeCompact(make())).toBeNull();
  });
});
