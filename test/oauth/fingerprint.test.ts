import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import { makeOpaque } from './make-token';

test('a key is 32 random bytes, another each time', () => {
  const keys = Array.from({ length: 20 }, makeKey);
  expect(new Set(keys).size).toBe(20);
  for (const key of keys) expect(atob(key).length).toBe(32);
});

describe('a fingerprint', () => {
  test('is HMAC-SHA-256 of the value, cut to 16 hex digits', async () => {
    const key = makeKey();
    const value = makeOpaque();
    const whole = createHmac('sha256', Buffer.from(key, 'base64')).update(value).digest('hex');
    expect(await (await fingerprintWith(key))(value)).toBe(whole.slice(0, 16));
  });

  test('is the same for one value under one key, whoever makes it', async () => {
    const key = makeKey();
    const value = makeOpaque();
    const [one, other] = await Promise.all([fingerprintWith(key), fingerprintWith(key)]);
    expect(await one(value)).toBe(await one(value));
    expect(await one(value)).toBe(await other(value));
  });

  test('differs by value and by key', async () => {
    const value = makeOpaque();
    const one = await fingerprintWith(makeKey());
    const other = await fingerprintWith(makeKey());
    expect(await one(value)).not.toBe(await other(value));
    expect(await one(value)).not.toBe(await one(makeOpaque()));
  });

  test('is made of any text: empty, a megabyte, half a character', async () => {
    const fingerprint = await fingerprintWith(makeKey());
    for (const value of ['', makeOpaque(2 ** 20), '\ud800', '\u0000', '🔑']) {
      expect(await fingerprint(value)).toMatch(/^[0-9a-f]{16}$/);
    }
  });
});

test('a key that is no base64 is refused', async () => {
  await expect(fingerprintWith('no key!')).rejects.toThrow();
});
