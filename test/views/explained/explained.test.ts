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
const explained = [...CLAIMS, ...METHODS, ...HEADERS, ...ALGORITHM_KEYS, ...BINDINGS];

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
