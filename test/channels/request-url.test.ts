import { describe, expect, it, vi } from 'vitest';
import { fromRequestUrl } from '../../src/channels/request-url';
import { inChromium, inFirefox, secret } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const fields = (url: string) => fromRequestUrl(inChromium({ url })).map((one) => one.fields);

describe('the address of a request', () => {
  it('is its path without a name, then each parameter as it was meant', () => {
    const value = secret();
    const [first] = fromRequestUrl(
      inFirefox({ url: `https://api.resource.test/a%20b/c?token=${value}&q=x%3Dy+z&q=2` }),
    );
    expect(first).toMatchObject({ channel: 'request-url', tab: 7, top: 'https://app.spa.test' });
    expect(first?.fields).toEqual([
      { name: '', value: '/a%20b/c' },
      { name: 'token', value },
      { name: 'q', value: 'x=y z' },
      { name: 'q', value: '2' },
    ]);
  });

  it('ends where its fragment begins: that was not sent', () => {
    const value = secret();
    expect(
      JSON.stringify(fromRequestUrl(inChromium({ url: `https://app.spa.test/#access_token=${value}` }))),
    ).not.toContain(value);
  });

  it('may be that of a socket', () => {
    expect(fields('wss://api.resource.test/live?access_token=x')).toEqual([
      [
        { name: '', value: '/live' },
        { name: 'access_token', value: 'x' },
      ],
    ]);
  });

  it('may hold what is no UTF-8', () => {
    expect(fields('https://a.test/?q=%ff%fe&%80=1')[0]?.slice(1)).toEqual([
      { name: 'q', value: '\ufffd\ufffd' },
      { name: '\ufffd', value: '1' },
    ]);
  });

  it('is nobody’s matter of a preflight or of an extension', () => {
    expect(fromRequestUrl(inChromium({ method: 'OPTIONS' }))).toEqual([]);
    expect(fromRequestUrl(inFirefox({ originUrl: 'moz-extension://1f-2e/popup.html' }))).toEqual([]);
  });
});
