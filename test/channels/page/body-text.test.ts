import { describe, expect, it, vi } from 'vitest';
import { bodyText, valueText } from '../../../src/channels/page/body-text';
import { secret } from '../make-details';

const MEGABYTE = 2 ** 20;
const bytes = (text: string) => new TextEncoder().encode(text);
const form = (entries: Record<string, string | Blob>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
};

describe('a body', () => {
  it.each([
    ['text', 'a=b'],
    ['parameters', new URLSearchParams({ a: 'b' })],
    ['a form, without its files', form({ a: 'b', file: new Blob(['x']) })],
    ['bytes', bytes('a=b')],
    ['a buffer', bytes('a=b').buffer],
    ['part of a buffer', new Uint8Array(bytes('--a=b--').buffer, 2, 3)],
    ['a view', new DataView(bytes('a=b').buffer)],
    ['other numbers', new Uint16Array(new Uint8Array([0x61, 0x3d]).buffer), 'a='],
  ])('that is %s is text at once', (_, body, text = 'a=b') => {
    expect(bodyText(body)).toBe(text);
  });

  it('that is a file is text in its own time', async () => {
    expect(await bodyText(new Blob(['a=', 'b']))).toBe('a=b');
    expect(await bodyText(new File(['a=b'], 'name'))).toBe('a=b');
  });

  it('that is nothing of these is nothing, and runs no code', () => {
    const ran = vi.fn(() => 'x');
    const fakes: object[] = [
      { toString: ran, size: 1 },
      { [Symbol.toStringTag]: 'Blob', text: ran },
    ];
    for (const body of [undefined, null, 7, true, Symbol('a'), {}, [], new Map(), new ReadableStream(), ...fakes])
      expect(bodyText(body)).toBeUndefined();
    expect(ran).not.toHaveBeenCalled();
  });

  it('is read without what the page has put on it', async () => {
    const ran = vi.fn(() => 'lie');
    const body = Object.assign(new URLSearchParams({ a: 'b' }), { toString: ran });
    const file = Object.assign(new Blob(['a=b']), { text: ran });
    expect([bodyText(body), await bodyText(file)]).toEqual(['a=b', 'a=b']);
    expect(ran).not.toHaveBeenCalled();
  });

  it('is at most a megabyte', () => {
    const long = 'x'.repeat(MEGABYTE + 1);
    for (const body of [long, bytes(long), bytes(long).buffer, new Blob([long]), new URLSearchParams({ long })])
      expect(bodyText(body)).toBeUndefined();
    expect(bodyText(form({ refresh_token: 'x', long }))).toBe('refresh_token=x');
    expect(bodyText('x'.repeat(MEGABYTE))).toHaveLength(MEGABYTE);
  });
});

describe('a value', () => {
  it('that may hold a credential is JSON', () => {
    const value = { access_token: secret(), list: [1, null, { a: true }], nothing: undefined };
    expect(valueText(value)).toBe(JSON.stringify(value));
    expect(valueText('token')).toBe('token');
  });

  it('that holds no word of one is nothing, and so is what is no value', () => {
    for (const value of [{ a: [1, 'b'] }, [], {}, 7, null, undefined, true, 7n, () => 'token'])
      expect(valueText(value)).toBeUndefined();
    const long = 'x'.repeat(MEGABYTE);
    expect(valueText({ token: long })).toBeUndefined();
    expect(valueText(`${long}x`)).toBeUndefined();
  });

  it('is written without a getter, and without the page’s own ways to write it', () => {
    const ran = vi.fn(() => 'lie');
    Object.defineProperty(Object.prototype, 'toJSON', { value: ran, configurable: true });
    try {
      const value = { token: 'a', list: ['b'] };
      Object.defineProperty(value, 'more', { get: ran, enumerable: true });
      expect(valueText(value)).toBe('{"token":"a","list":["b"]}');
    } finally {
      Reflect.deleteProperty(Object.prototype, 'toJSON');
    }
    expect(ran).not.toHaveBeenCalled();
  });

  it('is bounded: rings, depth, numbers in their millions', () => {
    const ring: Record<string, unknown> = { token: 'a' };
    ring.ring = ring;
    expect(valueText(ring)?.startsWith('{"token":"a","ring":')).toBe(true);
    const started = performance.now();
    expect(valueText({ pixels: new Uint8Array(20 * MEGABYTE), token: 'a' })).toBe('{"pixels":null,"token":"a"}');
    expect(valueText(Array.from({ length: 2 * MEGABYTE }, (_, at) => at))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
