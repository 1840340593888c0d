import { describe, expect, it } from 'vitest';
import { askable, isSameIssuer, keyAddressIn, metadataAddress } from '../../src/oauth/key-address';

const ISSUER = 'https://login.idp.test/realms/one';

it.each([
  [ISSUER, `${ISSUER}/.well-known/openid-configuration`],
  [`${ISSUER}/`, `${ISSUER}/.well-known/openid-configuration`],
  ['accounts.idp.test', 'https://accounts.idp.test/.well-known/openid-configuration'],
  ['http://localhost:8080', 'http://localhost:8080/.well-known/openid-configuration'],
  [`${ISSUER}?a=b`, null],
  [`${ISSUER}#a`, null],
  ['http://login.idp.test', null],
  ['urn:idp', null],
  ['my idp', null],
  ['', null],
])('the metadata of %s is asked for at %s', (issuer, address) => expect(metadataAddress(issuer)).toBe(address));

describe('an address that may be asked', () => {
  it.each(['https://idp.test/keys?p=b2c', 'http://localhost/keys', 'http://idp.localhost:1/k', 'http://127.0.0.1:9/k'])(
    'is %s',
    (address) => expect(askable(address)).toBe(address),
  );

  it.each([
    'http://idp.test/keys',
    'http://localhost.evil.test/keys',
    'http://evillocalhost/keys',
    'http://10.0.0.1/keys',
    'https://user:pass@idp.test/keys',
    'https://user@idp.test/keys',
    'https://idp.test/keys#x',
    'https://idp.test/rt·7f3a9c',
    'https://іdp.test/keys',
    'https://idp.test/\u202ekeys',
    'javascript:alert(1)',
    'data:application/json,{}',
    'file:///etc/passwd',
    'chrome-extension://abc/x',
    '/keys',
    '',
    `https://idp.test/${'x'.repeat(2_000)}`,
  ])('is not %s', (address) => expect(askable(address)).toBeNull());
});

describe('metadata says where keys are', () => {
  const read = (said: unknown) => keyAddressIn(typeof said === 'string' ? said : JSON.stringify(said), ISSUER);

  it('at any safe address', () => {
    const url = 'https://keys.other.test/k';
    expect(read({ issuer: ISSUER, jwks_uri: url })).toEqual({ url });
  });

  it.each([
    ['not-metadata', '<html>'],
    ['not-metadata', 'null'],
    ['not-metadata', []],
    ['not-metadata', { jwks_uri: 'https://idp.test/k' }],
    ['other-issuer', { issuer: 'https://evil.test', jwks_uri: 'https://evil.test/k' }],
    ['other-issuer', { issuer: `${ISSUER}/`, jwks_uri: 'https://evil.test/k' }],
    ['no-key-address', { issuer: ISSUER }],
    ['no-key-address', { issuer: ISSUER, jwks_uri: 'http://login.idp.test/k' }],
    ['no-key-address', { issuer: ISSUER, jwks_uri: 5 }],
  ])('else %s', (fault, said) => expect(read(said)).toEqual({ fault }));
});

it('an issuer may leave its scheme out', () => {
  expect(isSameIssuer('accounts.idp.test', 'https://accounts.idp.test')).toBe(true);
  expect(isSameIssuer('accounts.idp.test', 'http://accounts.idp.test')).toBe(false);
});
