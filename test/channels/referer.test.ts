import { describe, expect, it, vi } from 'vitest';
import { fromReferer } from '../../src/channels/referer';
import { inChromium, inFirefox, secret } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const TRACKER = 'https://tracker.third.test/pixel.gif';
const observe = (value: string | undefined, url = TRACKER) =>
  fromReferer(inChromium({ url, requestHeaders: [{ name: 'Referer', ...(value !== undefined && { value }) }] }));

describe('the address a request says it comes from', () => {
  it('is its path and its parameters, told to where the request goes', () => {
    const value = secret();
    const requestHeaders = [{ name: 'Referer', value: `https://app.spa.test/in?rt=${value}&page=2` }];
    const expected = [
      { name: '', value: '/in' },
      { name: 'rt', value },
      { name: 'page', value: '2' },
    ];
    for (const details of [inChromium, inFirefox])
      expect(fromReferer(details({ url: TRACKER, requestHeaders }))).toMatchObject([
        { channel: 'referer', url: TRACKER, top: 'https://app.spa.test', fields: expected },
      ]);
  });

  it('is looked at for its path alone, where a credential fits into it', () => {
    const value = secret();
    expect(observe(`https://app.spa.test/reset/${value}`)[0]?.fields).toEqual([{ name: '', value: `/reset/${value}` }]);
  });

  it.each([
    ['an origin alone', 'https://app.spa.test/'],
    ['a short path', 'https://app.spa.test/orders'],
    ['an empty query', 'https://app.spa.test/orders?'],
    ['no address', 'elsewhere?token=1'],
    ['one that does not parse', 'https://[/?token=1'],
    ['an empty one', ''],
    ['none', undefined],
    ['one longer than any server takes', `https://app.spa.test/?q=${'x'.repeat(70_000)}`],
  ])('is nothing to look at where it is %s', (_, value) => {
    expect(observe(value)).toEqual([]);
  });

  it('is no news to its own origin', () => {
    expect(observe(`https://app.spa.test/?rt=${secret()}`, 'https://app.spa.test/orders')).toEqual([]);
  });

  it('is nobody’s matter of a preflight, or where no headers are told', () => {
    const requestHeaders = [{ name: 'Referer', value: `https://app.spa.test/?rt=${secret()}` }];
    expect(fromReferer(inChromium({ url: TRACKER, requestHeaders, method: 'OPTIONS' }))).toEqual([]);
    expect(fromReferer(inChromium({ url: TRACKER }))).toEqual([]);
  });
});
