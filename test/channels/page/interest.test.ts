import { afterEach, expect, it } from 'vitest';
import { interest } from '../../../src/channels/page/interest';
import { follow } from '../../../src/oauth/follow';
import { secret } from '../make-details';

const orderOf = (...values: string[]) => ({
  follow: values.map((value) => follow(value, '')).map(({ hash, length }) => [hash, length]),
});

afterEach(() => void interest.follow(orderOf()));

it('knows nothing at first, and lets through what the sieve does', () => {
  expect(interest.knows(secret())).toBe(false);
  expect([interest.passes('{"refresh_token":1}'), interest.passes('{"theme":"dark"}')]).toEqual([true, false]);
});

it('knows what it was told of, wherever it stands, and grows older by it', () => {
  const [value, age] = [secret(), interest.age];
  expect(interest.follow(orderOf(secret(), value))).toBe(true);
  expect(interest.age).toBe(age + 1);
  for (const text of [value, JSON.stringify({ q: value }), btoa(`{"q":"${value}"}`)]) {
    expect([interest.knows(text), interest.passes(text)]).toEqual([true, true]);
  }
  expect(interest.passes(JSON.stringify({ q: secret() }))).toBe(false);
});

it('forgets what is followed no longer', () => {
  const value = secret();
  interest.follow(orderOf(value));
  interest.follow(orderOf(secret()));
  expect(interest.knows(value)).toBe(false);
});

it('keeps what it knows of a text that is cut', () => {
  const value = secret();
  interest.follow(orderOf(value));
  const long = `${'word '.repeat(5_000)}${value}${' word'.repeat(5_000)}`;
  const cut = interest.excerpt(long, 10_000);
  expect(cut.length).toBeLessThanOrEqual(10_000);
  expect(cut).toContain(value);
});

it('takes no other order for one of its own', () => {
  for (const order of ['read', 'watch', null, undefined, 5, {}, { follow: 'all' }])
    expect(interest.follow(order)).toBe(false);
});
