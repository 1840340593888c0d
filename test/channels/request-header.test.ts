import { describe, expect, it, vi } from 'vitest';
import { fromRequestHeaders } from '../../src/channels/request-header';
import { inChromium, inFirefox, secret } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const observe = (requestHeaders: { name: string; value?: string }[], url = 'https://api.resource.test/orders') =>
  fromRequestHeaders(inChromium({ requestHeaders, url }));

describe('the headers of a request', () => {
  it('are those that may carry a credential, by their names in lower case', () => {
    const value = `Bearer ${secret()}`;
    const [first, ...rest] = fromRequestHeaders(
      inFirefox({
        requestHeaders: [
          { name: 'Authorization', value },
          { name: 'DPoP', value: 'proof' },
          { name: 'X-Api-Key', value: 'key' },
          { name: 'X-Requested-With', value: 'XMLHttpRequest' },
        ],
      }),
    );
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ channel: 'request-header', exchange: { id: '4711' } });
    expect(first?.fields).toEqual([
      { name: 'authorization', value },
      { name: 'dpop', value: 'proof' },
      { name: 'x-api-key', value: 'key' },
      { name: 'x-requested-with', value: 'XMLHttpRequest' },
    ]);
  });

  it.each([
    'Accept',
    'User-Agent',
    'Referer',
    'Origin',
    'Host',
    'Sec-Fetch-Mode',
    'sec-ch-ua',
    'If-None-Match',
    'If-Modified-Since',
  ])('leave out %s, which is the browser’s own', (name) => {
    expect(observe([{ name, value: secret() }])).toEqual([]);
  });

  it('leave out cookies where the wire is closed: the jar is read with its attributes', () => {
    const cookie = { name: 'Cookie', value: `rt=${secret()}` };
    expect(observe([cookie])).toEqual([]);
    expect(observe([cookie], 'http://127.0.0.1:8080/')).toEqual([]);
    expect(observe([cookie], 'http://api.resource.test/')[0]?.fields[0]).toEqual({
      name: 'cookie',
      value: cookie.value,
    });
  });

  it('leave out what is empty, or comes as bytes', () => {
    expect(observe([{ name: 'Authorization', value: '' }, { name: 'X-Bytes' }])).toEqual([]);
  });

  it('may be missing altogether', () => {
    expect(fromRequestHeaders(inChromium())).toEqual([]);
  });

  it('are nobody’s matter of a preflight or of an extension', () => {
    const requestHeaders = [{ name: 'Authorization', value: secret() }];
    expect(fromRequestHeaders(inChromium({ requestHeaders, method: 'OPTIONS' }))).toEqual([]);
    expect(fromRequestHeaders(inChromium({ requestHeaders, initiator: 'chrome-extension://abc' }))).toEqual([]);
  });
});
