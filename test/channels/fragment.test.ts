import { describe, expect, it, vi } from 'vitest';
import { fragmentOf, fromFragment } from '../../src/channels/fragment';
import { inChromium, inFirefox, secret } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const where = {
  at: 1,
  tab: 7,
  frame: 0,
  top: null,
  url: 'https://app.spa.test/',
  reportedBy: 'browser',
  exchange: null,
} as const;
const fields = (address: string) => fragmentOf(address, where)[0]?.fields;

describe('the fragment of a page', () => {
  it('is read of what is navigated to, in both browsers', () => {
    const value = secret();
    const url = `https://app.spa.test/callback#access_token=${value}&token_type=Bearer`;
    for (const details of [inChromium, inFirefox]) {
      expect(fromFragment(details({ type: 'main_frame', url }))).toEqual([
        expect.objectContaining({
          channel: 'fragment',
          top: 'https://app.spa.test',
          url: 'https://app.spa.test/callback',
          exchange: null,
          fields: [
            { name: 'access_token', value },
            { name: 'token_type', value: 'Bearer' },
          ],
        }),
      ]);
      expect(fromFragment(details({ type: 'sub_frame', frameId: 3, url }))).toHaveLength(1);
    }
  });

  it('is none of what is only loaded', () => {
    for (const type of ['xmlhttprequest', 'image', 'script'] as const)
      expect(fromFragment(inChromium({ type, url: 'https://a.test/x.svg#token=abc' })), type).toEqual([]);
  });

  it('is nobody’s matter of an extension', () => {
    const details = inChromium({ type: 'sub_frame', url: 'https://a.test/#a=b', initiator: 'chrome-extension://abc' });
    expect(fromFragment(details)).toEqual([]);
  });

  it('may stand behind a route', () => {
    for (const route of ['#', '#/', '#!', '#!/', '#?', '#/?'])
      expect(fields(`https://a.test/${route}code=abc&state=s`), route).toEqual([
        { name: 'code', value: 'abc' },
        { name: 'state', value: 's' },
      ]);
  });

  it('is decoded, and may be no UTF-8', () => {
    expect(fields('https://a.test/#a=x%20y&b=%ff')).toEqual([
      { name: 'a', value: 'x y' },
      { name: 'b', value: '\ufffd' },
    ]);
  });

  it('is nothing without parameters', () => {
    for (const address of ['https://a.test/', 'https://a.test/#', 'https://a.test/#top', 'https://a.test/?a=b'])
      expect(fields(address), address).toBeUndefined();
  });
});
