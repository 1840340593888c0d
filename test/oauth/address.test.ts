import { describe, expect, test } from 'vitest';
import { hostOf, isLoopback, isPlain, originOf } from '../../src/oauth/address';

describe('this computer', () => {
  test.each([
    'http://localhost',
    'http://localhost:3000/path',
    'https://app.localhost',
    'http://LOCALHOST',
    'http://127.0.0.1:8080',
    'http://127.200.3.4',
    'http://127.1',
    'http://[::1]:5173',
    'ws://localhost',
  ])('%s is', (url) => {
    expect(isLoopback(url)).toBe(true);
  });

  test.each([
    'http://localhost.evil.test',
    'http://notlocalhost',
    'http://127.0.0.1.evil.test',
    'http://128.0.0.1',
    'http://[::2]',
    'http://192.168.0.1',
    'https://app.spa.test',
    'localhost',
    '',
  ])('%j is not', (url) => {
    expect(isLoopback(url)).toBe(false);
  });
});

test.each([
  ['http://app.spa.test', true],
  ['ws://app.spa.test', true],
  ['HTTP://app.spa.test', true],
  ['http://192.168.0.1', true],
  ['https://app.spa.test', false],
  ['wss://app.spa.test', false],
  ['http://localhost', false],
  ['ws://127.0.0.1', false],
  ['http://[::1]', false],
  ['data:text/plain,http:', false],
])('%s is plain: %s', (url, plain) => {
  expect(isPlain(url)).toBe(plain);
});

test.each([
  ['https://App.SPA.test:8443/x', 'app.spa.test'],
  ['http://[::1]:80/', '[::1]'],
  ['https://user:word@app.spa.test/', 'app.spa.test'],
  ['https://bücher.test/', 'xn--bcher-kva.test'],
  ['app.spa.test', ''],
  ['https://', ''],
  ['', ''],
])('the host of %j is %j', (url, host) => {
  expect(hostOf(url)).toBe(host);
});

describe('an origin', () => {
  test.each([
    ['https://app.spa.test/a?b#c', 'https://app.spa.test'],
    ['http://app.spa.test:80/', 'http://app.spa.test'],
    ['wss://app.spa.test:8443/', 'wss://app.spa.test:8443'],
    ['https://BÜCHER.test/', 'https://xn--bcher-kva.test'],
  ])('%s has %s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  test.each([
    'data:text/html,hello',
    'blob:https://app.spa.test/1',
    'about:blank',
    'file:///etc/hosts',
    'chrome-extension://abcdefghijklmnop/',
    'javascript:alert(1)',
    'null',
    'not an address',
    '',
    undefined,
  ])('%j has none', (url) => {
    expect(originOf(url)).toBeNull();
  });
});
