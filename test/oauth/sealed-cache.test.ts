import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { quickHash } from '../../src/oauth/quick-hash';
import { sealedHalf } from '../../src/oauth/sealed-cache';
import { opaque } from '../session/login';
import { makeKnowledge, makeObservation } from './make-observation';
import { see } from './see';

const NAME = 'u.t-login.idp.test-refreshtoken-spa----';
const id = randomUUID();
const keyOf = (more: object = {}) => JSON.stringify({ id, key: opaque(), ...more });
const dataOf = (more: object = {}) =>
  JSON.stringify({ id, nonce: opaque(16), data: opaque(600), lastUpdatedAt: `${Date.now()}`, ...more });
const cookie = (value: string, channel: 'cookie' | 'http-only-cookie' = 'cookie') =>
  makeObservation(channel, { 'msal.cache.encryption': value });
const entry = (
  value: string,
  name = NAME,
  channel: 'local-storage' | 'session-storage' | 'indexed-db' = 'local-storage',
) => makeObservation(channel, { [name]: value });

describe('an encrypted cache', () => {
  it('is two halves with one id', () => {
    const link = quickHash(id);
    for (const value of [keyOf(), encodeURIComponent(keyOf()), JSON.stringify({ key: opaque(), id })])
      expect(sealedHalf(cookie(value))).toEqual({ half: 'key', link });
    expect(sealedHalf(entry(dataOf()))).toEqual({ half: 'data', link });
    expect(sealedHalf(entry(dataOf(), NAME, 'session-storage'))).toEqual({ half: 'data', link });
  });

  it.each([
    ['a cookie that no script can read', cookie(keyOf(), 'http-only-cookie')],
    ['a cookie with more in it', cookie(keyOf({ name: 'x' }))],
    ['a cookie whose key is a word', cookie(keyOf({ key: 'theme' }))],
    ['a cookie whose id is no text', cookie(keyOf({ id: 7 }))],
    ['a cookie without an id', cookie(keyOf({ id: '' }))],
    ['a cookie that is cut off', cookie(keyOf().slice(0, -1))],
    ['a cookie that is badly encoded', cookie(`%7B%22id%22${encodeURIComponent(keyOf())}%E0`)],
    ['an entry of another name', entry(dataOf(), 'u.t-login.idp.test-accesstoken-spa----')],
    ['an entry with more in it', entry(dataOf({ secret: opaque() }))],
    ['an entry without a nonce', entry(dataOf({ nonce: undefined }))],
    ['an entry that is a list', entry(`[${dataOf()}]`)],
    ['an entry that is too long', entry(dataOf({ data: opaque(60_000) }))],
    ['an entry of a database', entry(dataOf(), NAME, 'indexed-db')],
    ['nothing', makeObservation('cookie', {})],
  ])('is not %s', (_, observation) => {
    expect(sealedHalf(observation)).toBeNull();
  });

  it('is one thing of unknown kind by its place, where its key was met', async () => {
    const known = await makeKnowledge([], { seals: new Set([quickHash(id)]) });
    const [first, second] = [await see(entry(dataOf()), known), await see(entry(dataOf()), known)];
    expect(first).toMatchObject([
      { token: { kind: 'unknown', certainty: 'hint' }, sealed: true, place: { channel: 'local-storage' } },
    ]);
    expect(first[0]?.token.id).toBe(second[0]?.token.id);
    expect(first[0]).not.toHaveProperty('followed');
  });

  it('is nothing where its key was not met', async () => {
    expect(await see(entry(dataOf()))).toEqual([]);
    expect(await see(entry(dataOf()), await makeKnowledge([], { seals: new Set([1]) }))).toEqual([]);
  });

  it('is nothing for its key alone', async () => {
    expect(await see(cookie(keyOf()))).toEqual([]);
  });
});
