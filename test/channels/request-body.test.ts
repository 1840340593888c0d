import { describe, expect, it, vi } from 'vitest';
import { fromRequestBody } from '../../src/channels/request-body';
import { bytes, inChromium, inFirefox, secret } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const POST = { method: 'POST', url: 'https://login.idp.test/token' };
const textOf = (requestBody: ReturnType<typeof bytes>) =>
  fromRequestBody(inChromium({ ...POST, requestBody }))[0]?.fields[0]?.value;
const MEGABYTE = 2 ** 20;

describe('the body of a request', () => {
  it('is a form, where the browser has parsed it', () => {
    const value = secret();
    const formData = { grant_type: ['refresh_token'], refresh_token: [value, 'second'] } as unknown as Record<
      string,
      string
    >;
    const [first] = fromRequestBody(inFirefox({ ...POST, requestBody: { formData } }));
    expect(first).toMatchObject({ channel: 'request-body', url: POST.url, exchange: { method: 'POST' } });
    expect(first?.fields).toEqual([
      { name: 'grant_type', value: 'refresh_token' },
      { name: 'refresh_token', value },
      { name: 'refresh_token', value: 'second' },
    ]);
  });

  it('is text, where it has not', () => {
    const text = JSON.stringify({ refresh_token: secret() });
    expect(textOf(bytes(text))).toBe(text);
  });

  it('is joined of its parts, a letter that two of them share included', () => {
    const [first, ...rest] = new TextEncoder().encode('é=1');
    expect(textOf(bytes('a=', [first ?? 0], rest))).toBe('a=é=1');
  });

  it('is what can be read of it, where it is no UTF-8', () => {
    const value = secret();
    expect(textOf(bytes([0xff, 0xfe, 0x00], `token=${value}`, [0xc3]))).toBe(`\ufffd\ufffd\u0000token=${value}`);
  });

  it('leaves out files, and whatever else is no text', () => {
    const formData = { token: [new ArrayBuffer(8), 7, null, 'text'] } as unknown as Record<string, string>;
    expect(fromRequestBody(inFirefox({ ...POST, requestBody: { formData } }))[0]?.fields).toEqual([
      { name: 'token', value: 'text' },
    ]);
    const raw = [{ file: '/home/someone/secret.txt' }, { bytes: 'text' }, {}];
    expect(fromRequestBody(inChromium({ ...POST, requestBody: { raw } }))).toEqual([]);
  });

  it('is bounded', () => {
    const huge = 'x'.repeat(3 * MEGABYTE);
    expect(textOf(bytes(huge))).toHaveLength(MEGABYTE);
    expect(textOf(bytes(huge, huge, huge))).toHaveLength(MEGABYTE);
    expect(textOf(bytes('a', huge, huge))?.length).toBeLessThanOrEqual(2 * MEGABYTE);
    const formData = { token: [huge] } as unknown as Record<string, string>;
    expect(fromRequestBody(inFirefox({ ...POST, requestBody: { formData } }))[0]?.fields[0]?.value).toHaveLength(
      MEGABYTE,
    );
  });

  it('may be missing, empty, or not to be had', () => {
    expect(fromRequestBody(inChromium(POST))).toEqual([]);
    expect(textOf(bytes(''))).toBeUndefined();
    expect(textOf({ raw: [] })).toBeUndefined();
    expect(textOf({ error: 'Unknown error.' })).toBeUndefined();
  });

  it('is nobody’s matter of an extension', () => {
    const details = inChromium({ ...POST, requestBody: bytes('a=b'), initiator: 'chrome-extension://abc' });
    expect(fromRequestBody(details)).toEqual([]);
  });
});
