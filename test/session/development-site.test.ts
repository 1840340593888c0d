import { describe, expect, it } from 'vitest';
import { developmentSite, isDevelopment } from '../../src/session/development-site';

describe('a development site', () => {
  it.each([
    ['https://shop.test', 'https://shop.test'],
    [' HTTPS://Shop.test:8443/ ', 'https://shop.test:8443'],
    ['https://shop.test:443', 'https://shop.test'],
    ['shop.test', 'shop.test'],
    ['Shop.test:3000', 'shop.test:3000'],
    ['*.shop.test', '*.shop.test'],
    ['*.shop.test:3000', '*.shop.test:3000'],
    ['*.test', '*.test'],
    ['10.0.0.7:80', '10.0.0.7:80'],
    ['[fe80::1]:3000', '[fe80::1]:3000'],
    ['bücher.test', 'xn--bcher-kva.test'],
  ])('%j is spelt %j', (written, site) => {
    expect(developmentSite(written)).toBe(site);
  });

  it.each([
    '',
    '*',
    '*.',
    'https://*.shop.test',
    'https://shop.test/app',
    'https://ada@shop.test',
    'ftp://shop.test',
    'shop.test/app',
    'shop.test?x',
    'two words',
    'shop.*.test',
    'shop.test:99999',
    'shop.test:port',
    '999.1.1.1',
    'javascript:alert(1)',
    '<img onerror=x>',
  ])('%j is none', (written) => {
    expect(developmentSite(written)).toBeNull();
  });

  it.each([
    ['https://shop.test:8443', 'https://shop.test:8443', true],
    ['https://shop.test:8443', 'https://shop.test', false],
    ['https://shop.test', 'http://shop.test', false],
    ['shop.test', 'http://shop.test:3000', true],
    ['shop.test', 'https://www.shop.test', false],
    ['shop.test:443', 'https://shop.test', true],
    ['shop.test:80', 'https://shop.test', false],
    ['shop.test:3000', 'http://shop.test:3000', true],
    ['*.shop.test', 'https://a.b.shop.test:1', true],
    ['*.shop.test', 'https://shop.test', true],
    ['*.shop.test', 'https://workshop.test', false],
    ['*.shop.test:3000', 'https://a.shop.test', false],
    ['[fe80::1]', 'http://[fe80::1]:3000', true],
    ['shop.test', 'nowhere', false],
  ])('%j and %j: %j', (site, origin, isIt) => {
    expect(isDevelopment([site], origin)).toBe(isIt);
  });
});
