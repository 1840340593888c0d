import { describe, expect, test } from 'vitest';
import { CONFIRMATIONS } from '../../../src/views/claim-notes';
import { ALGORITHMS } from '../../../src/views/explained/algorithms';
import { HEADER_PARAMS, headerKey, MEDIA_TYPES } from '../../../src/views/explained/header-params';
import { methodKey, SIGN_IN_METHODS } from '../../../src/views/explained/sign-in-methods';
import { claimKey, STANDARD_CLAIMS } from '../../../src/views/explained/standard-claims';
import { VENDORS } from '../../../src/views/explained/vendors';
import { TIMES } from '../../../src/views/time-notes';
import { messagesOf } from '../translate';

const messages = { en: messagesOf('en'), ja: messagesOf('ja') };

const CLAIMS = [
  ...STANDARD_CLAIMS.map((name) => claimKey(name)),
  ...VENDORS.flatMap(({ id, claims, prefixes = [] }) => [...claims, ...prefixes].map((name) => claimKey(name, id))),
];
const HEADERS = [...HEADER_PARAMS.map(headerKey), ...Object.values(MEDIA_TYPES)];
const ALGORITHM_KEYS = Object.values(ALGORITHMS).map(([key]) => key);
const BINDINGS = CONFIRMATIONS.map((name) => claimKey(`cnf_${name}`));
const METHODS = SIGN_IN_METHODS.map(methodKey);
/** Said of one value of a header’s member. */
const VALUES = ['header_crit_of', 'header_b64_false', 'header_cty_jwt'];
const explained = [...CLAIMS, ...METHODS, ...HEADERS, ...ALGORITHM_KEYS, ...BINDINGS, ...VALUES];

describe('what is explained', () => {
  test.each(['en', 'ja'] as const)('is explained in %s', (locale) => {
    expect(explained.length).toBeGreaterThan(200);
    expect(explained.filter((key) => !messages[locale][key]?.message)).toEqual([]);
  });

  test('is in one sentence that fits two lines of the popup', () => {
    const long = explained.filter((key) => (messages.en[key]?.message.length ?? 0) > 110);
    expect(long).toEqual([]);
  });

  test('is named once in its table', () => {
    for (const names of [
      STANDARD_CLAIMS,
      HEADER_PARAMS,
      SIGN_IN_METHODS,
      ...VENDORS.map(({ claims }) => claims),
      CONFIRMATIONS,
    ]) {
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
    expect(new Set(VENDORS.map(({ id }) => id)).size).toBe(VENDORS.length);
  });

  test('has a key of its own, also where browsers read keys without case', () => {
    const keys = [...CLAIMS, ...HEADER_PARAMS.map(headerKey), ...BINDINGS].map((key) => key.toLowerCase());
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.filter((key) => !/^\w+$/.test(key))).toEqual([]);
  });
});

test.each([
  ['RFC 7519 §4.1', 'iss sub aud exp nbf iat jti'],
  ['RFC 9068 §2.2', 'iss exp aud sub client_id iat jti auth_time acr amr scope groups roles entitlements'],
  ['OpenID Connect Core §2, §3.1.3.6, §3.3.2.11', 'auth_time nonce acr amr azp at_hash c_hash'],
  [
    'OpenID Connect Core §5.1',
    'sub name given_name family_name middle_name nickname preferred_username profile picture website email email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at',
  ],
  ['RFC 7662 §2.2', 'scope client_id username token_type exp iat nbf sub aud iss jti'],
  ['RFC 8693 §4, RFC 9396 §9.1, RFC 7800 §3', 'act may_act scope client_id authorization_details cnf'],
  ['RFC 9449 §4.2', 'jti htm htu iat ath nonce'],
])('%s is explained in full', (_, names) => {
  expect(names.split(' ').filter((name) => !STANDARD_CLAIMS.includes(name))).toEqual([]);
});

test('every explanation is of something in a table', () => {
  const sentences =
    /^claim_(?:(?:iat|auth_time|nbf|exp)_(?:at|ahead|past|life)|\w+_(?:many|none)|iss_of|amr_of|custom_name|time_(?:past|ahead|ms|text))$/;
  const families = Object.keys(messages.en).filter((key) => /^(?:claim|header|alg|enc|amr)_/.test(key));
  expect(families.filter((key) => !explained.includes(key) && !sentences.test(key))).toEqual([]);
});

test('every time is explained, and has the words it names', () => {
  const known = [...STANDARD_CLAIMS, ...VENDORS.flatMap(({ claims }) => claims)];
  expect(Object.keys(TIMES).filter((name) => !known.includes(name))).toEqual([]);
  const keys = Object.values(TIMES).flatMap(({ past, ahead }) => [past, ahead].filter((key) => key !== undefined));
  expect(keys.filter((key) => !messages.en[key]?.message)).toEqual([]);
});
