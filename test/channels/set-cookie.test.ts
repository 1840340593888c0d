import { expect, it } from 'vitest';
import { cookiesSet } from '../../src/channels/set-cookie';
import { secret } from './make-details';

const kept = (attributes: string) => cookiesSet(`s=${secret()}${attributes}`)[0]?.isKept;

it('reads name, value and whether scripts are kept out', () => {
  const value = secret();
  expect(cookiesSet(`s=${value}; Path=/; HttpOnly; Secure`)).toEqual([
    { name: 's', value, httpOnly: true, isKept: true },
  ]);
  expect(cookiesSet(` __Host-s = "${value}" ;httponly`)).toEqual([
    { name: '__Host-s', value, httpOnly: true, isKept: true },
  ]);
  expect(cookiesSet(`s=${value}; Path=/HttpOnly`)[0]?.httpOnly).toBe(false);
  expect(cookiesSet(`HttpOnly=${value}`)[0]?.httpOnly).toBe(false);
});

it('reads each of several in one header, and no more than a header may hold', () => {
  expect(cookiesSet('a=1\nb=2').map(({ name }) => name)).toEqual(['a', 'b']);
  expect(cookiesSet('a=1\n'.repeat(500))).toHaveLength(50);
});

it.each(['', '=nameless', 'no pair', `${'n'.repeat(300)}=1`])('finds no cookie in what is none: %s', (header) => {
  expect(cookiesSet(header)).toEqual([]);
});

it('is kept where it lasts', () => {
  for (const attributes of [
    '',
    '; Max-Age=60',
    '; Expires=Fri, 31 Dec 9999 23:59:59 GMT',
    '; Max-Age=x',
    '; Expires=soon',
  ])
    expect(kept(attributes)).toBe(true);
});

it('is taken away by an end that has passed; Max-Age has the last word', () => {
  const past = '; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
  for (const attributes of ['; Max-Age=0', ';max-age=-1', past]) expect(kept(attributes)).toBe(false);
  expect(kept(`${past}; Max-Age=60`)).toBe(true);
});

it('that is too short for a credential is not kept as one', () => {
  const of = (length: number) => cookiesSet(`s=${'a1b2c3d4e5f6'.slice(0, length)}`)[0]?.isKept;
  expect([of(11), of(12)]).toEqual([false, true]);
});
