import { describe, expect, test } from 'vitest';
import { VENDORS, vendorOf, vendorOfIssuer } from '../../../src/views/explained/vendors';

const TENANT = '11111111-2222-3333-4444-555555555555';

describe('vendorOfIssuer', () => {
  test.each([
    ['entra', `https://login.microsoftonline.com/${TENANT}/v2.0`],
    ['entra', `https://sts.windows.net/${TENANT}/`],
    ['entra', `https://login.microsoftonline.us/${TENANT}/v2.0`],
    ['entra', `https://login.partner.microsoftonline.cn/${TENANT}/v2.0`],
    ['entra', `https://contoso.b2clogin.com/${TENANT}/v2.0/`],
    ['entra', `https://${TENANT}.ciamlogin.com/${TENANT}/v2.0`],
    ['keycloak', 'https://sso.example.com/realms/shop'],
    ['keycloak', 'https://sso.example.com/auth/realms/shop'],
    ['keycloak', 'http://localhost:8080/realms/master'],
    ['auth0', 'https://tenant.eu.auth0.com/'],
    ['okta', 'https://dev-1.okta.com'],
    ['okta', 'https://dev-1.okta.com/oauth2/default'],
    ['okta', 'https://dev-1.oktapreview.com/oauth2/aus1'],
    ['cognito', 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf'],
    ['cognito', 'https://cognito-identity.amazonaws.com'],
    ['firebase', 'firebase-adminsdk-ab12c@my-project.iam.gserviceaccount.com'],
    ['firebase', 'https://securetoken.google.com/my-project'],
    ['firebase', 'https://session.firebase.google.com/my-project'],
    ['google', 'https://accounts.google.com'],
    ['google', 'accounts.google.com'],
    ['google', 'https://cloud.google.com/iap'],
  ])('%s: %s', (id, issuer) => {
    expect(vendorOfIssuer(issuer)?.id).toBe(id);
    expect(VENDORS.filter((vendor) => vendor.issuer.test(issuer))).toHaveLength(1);
  });

  test.each([
    'https://login.example.com',
    'https://login.microsoftonline.com.evil.test/x/v2.0',
    'https://evil.test/?https://accounts.google.com',
    'https://accounts.google.com.evil.test',
    'https://cognito-identity.amazonaws.com.evil.test',
    'https://cloud.google.com/iap/evil',
    'other@my-project.iam.gserviceaccount.com',
    'https://auth0.com.evil.test/',
    'https://evil.test/auth0.com/',
    'https://evil.test/okta.com',
    'https://evil.test/realms/a/b',
    'https://securetoken.google.com/a/b',
    `https://a.test/${'/realms'.repeat(100_000)}`,
    '',
    null,
    7,
    ['https://accounts.google.com'],
  ])('none: %o', (issuer) => {
    expect(vendorOfIssuer(issuer)).toBeUndefined();
  });
});

describe('vendorOf', () => {
  test('claims of one vendor alone speak for it where its issuer has another name', () => {
    expect(vendorOf({ iss: 'https://id.shop.test/', gty: 'password' })?.id).toBe('auth0');
    expect(vendorOf({ iss: 'https://id.shop.test/', realm_access: {} })?.id).toBe('keycloak');
    expect(vendorOf({ iss: 'https://id.shop.test/', scp: [] })).toBeUndefined();
  });

  test('an issuer goes before claims', () => {
    expect(vendorOf({ iss: 'https://accounts.google.com', gty: 'password' })?.id).toBe('google');
  });

  test('claims that are inherited, or none, say nothing', () => {
    expect(vendorOf(Object.create({ iss: 'https://accounts.google.com', gty: 'x' }))).toBeUndefined();
    expect(vendorOf(undefined)).toBeUndefined();
  });

  test('no mark is a standard claim of another', () => {
    const marks = VENDORS.flatMap((vendor) => vendor.marks);
    expect(new Set(marks).size).toBe(marks.length);
  });
});
