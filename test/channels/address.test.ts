import { expect, it } from 'vitest';
import { fromAddress } from '../../src/channels/address';
import { makeOpaque } from '../oauth/make-token';

const code = makeOpaque();

it('a code that is left in the address is told of, without the address it stands in as the place', () => {
  for (const [address, url] of [
    [`https://app.spa.test/back?state=a&code=${code}`, 'https://app.spa.test/back'],
    [`https://app.spa.test/#code=${code}`, 'https://app.spa.test/'],
  ] as const)
    expect(fromAddress(3, address, 5)).toEqual([
      {
        channel: 'history',
        at: 5,
        tab: 3,
        frame: 0,
        top: 'https://app.spa.test',
        url,
        reportedBy: 'browser',
        exchange: null,
        again: true,
        fields: [{ name: 'address', value: address }],
      },
    ]);
});

it.each([
  ['an address without one', 'https://app.spa.test/?barcode=12345678'],
  ['a page of the browser', 'about:blank?code=1'],
  ['a page of an extension', 'chrome-extension://abc/?code=1'],
  ['nothing', ''],
])('%s is none of our matter', (_, address) => {
  expect(fromAddress(3, address, 5)).toEqual([]);
});
