import { describe, expect, test } from 'vitest';
import { familiesOf, isSameSite, partyOf, siteOf } from '../../src/oauth/parties';
import { API, APP, ISSUER, STRANGER } from './make-observation';

describe('the site of', () => {
  test.each([
    ['https://app.spa.test', 'spa.test'],
    ['https://a.b.example.com/path?query', 'example.com'],
    ['example.com', 'example.com'],
    ['wss://live.example.com:8443', 'example.com'],
    ['https://shop.example.co.uk', 'example.co.uk'],
    // A suffix of the private section: each customer is a site of its own.
    ['https://ada.github.io', 'ada.github.io'],
    ['https://docs.ada.github.io', 'ada.github.io'],
    ['https://bob.github.io', 'bob.github.io'],
    // A suffix alone has no registrable domain: it is its own site.
    ['https://github.io', 'github.io'],
    ['https://co.uk', 'co.uk'],
    ['http://127.0.0.1:3000', '127.0.0.1'],
    ['http://10.0.0.1', '10.0.0.1'],
    ['http://[::1]:3000', '::1'],
    ['http://localhost:3000', 'localhost'],
    ['http://intranet/', 'intranet'],
    ['https://xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['https://shop.xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['https://example.com.', 'example.com'],
    ['', ''],
    ['https://', ''],
    ['data:text/html,hello', ''],
  ])('%j is %j', (address, site) => {
    expect(siteOf(address)).toBe(site);
  });

  test('any one of a thousand hosts is its own, asked for the first time or again', () => {
    const hosts = Array.from({ length: 1_000 }, (_, at) => `https://www.host-${at}.test`);
    for (const round of [hosts, hosts]) for (const host of round) expect(siteOf(host)).toBe(host.slice(12));
  });
});

describe('a receiver is', () => {
  const known = { issuers: new Set([siteOf(ISSUER)]), apis: new Set([API]) };

  test.each([
    ['first, on the same origin', `${APP}/orders`, 'first'],
    ['first, on another host of the site', 'https://cdn.spa.test/', 'first'],
    ['first, on a socket', 'wss://live.spa.test/', 'first'],
    ['issuer, on any host of the issuer’s site', 'https://auth.idp.test/token', 'issuer'],
    ['api, on the very origin a token names', `${API}/orders`, 'api'],
    ['third, on another host beside the api', 'https://www.resource.test/', 'third'],
    ['third, on another port of the api', `${API}:8443/orders`, 'third'],
    ['third, else', STRANGER, 'third'],
  ] as const)('%s', (_, url, party) => {
    expect(partyOf(url, APP, known)).toBe(party);
  });

  test('first before issuer, where the app has its own', () => {
    expect(partyOf('https://login.spa.test', APP, { issuers: new Set(['spa.test']), apis: new Set() })).toBe('first');
  });

  test('first, on any host of a site that the user counts as the same', () => {
    const families = familiesOf([['www.spa.test', 'stranger.example', 'idp.test']]);
    for (const url of ['https://cdn.stranger.example/x', 'https://login.idp.test/token'])
      expect(partyOf(url, APP, { ...known, families })).toBe('first');
    expect(partyOf('https://stranger.test/x', APP, { ...known, families })).toBe('third');
    expect(isSameSite('https://a.idp.test', 'b.stranger.example', families)).toBe(true);
    expect(isSameSite('https://a.idp.test', 'b.stranger.example')).toBe(false);
  });

  test('third, on a neighbour under a shared suffix', () => {
    expect(partyOf('https://bob.github.io', 'https://ada.github.io', known)).toBe('third');
  });

  test.each(['data:,x', 'about:blank', 'blob:https://app.spa.test/1', 'nowhere', ''])('nobody at %j', (url) => {
    expect(partyOf(url, APP, known)).toBeNull();
  });
});
