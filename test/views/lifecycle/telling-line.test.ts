import { expect, test } from 'vitest';
import type { EventKind, Facts } from '../../../src/oauth/grant';
import { entriesOf } from '../../../src/views/lifecycle/entries-of';
import { tellingLine } from '../../../src/views/lifecycle/telling-line';
import { clockTime } from '../../../src/views/time';
import { event, grant, inspection, MINUTE, NOW, token } from '../sample';
import { translator } from '../translate';

const KNOWN = inspection({ tokens: [token('a1')] });
const at = (minutes: number): number => NOW - 60 * MINUTE + minutes * MINUTE;
const clock = (minutes: number): string => clockTime(at(minutes), NOW);

type Told = [kind: EventKind, minute: number, facts?: Facts];

const line = (...events: Told[]): string | undefined => {
  const told = events.map(([kind, minute, facts]) => event(kind, at(minute), 'a1', facts));
  return tellingLine(translator('en'), { entries: entriesOf([grant('g', told)]) }, KNOWN, NOW)?.line;
};

const SIGNED_IN: Told[] = [
  ['authorization_request', 0],
  ['code_exchange', 1, { status: 200 }],
  ['token_issued', 1, { access: 'a1' }],
];
const OUT: Told = ['logout', 10, { by: 'server', status: 302 }];

test.each<[string, Told[]]>([
  [`Signed out ${clock(10)}`, [...SIGNED_IN, OUT]],
  [
    `Signed out ${clock(10)}, still accepted ${clock(19)}`,
    [...SIGNED_IN, OUT, ['token_used', 9, { status: 200, last: at(19), count: 4 }]],
  ],
  [`Signed out ${clock(10)}`, [...SIGNED_IN, OUT, ['token_used', 12, { status: 401 }]]],
  [`Signed out ${clock(10)}, still refreshed ${clock(12)}`, [...SIGNED_IN, OUT, ['refreshed', 12]]],
  [`Revocation accepted ${clock(5)}`, [...SIGNED_IN, ['revoked', 5, { status: 200 }]]],
  [
    'Refresh refused: invalid_grant',
    [...SIGNED_IN, ['refreshed', 5], ['refresh_refused', 9, { error: 'invalid_grant' }]],
  ],
  [
    `Refused at api.spa.test, ${clock(9)}`,
    [...SIGNED_IN, ['token_rejected', 9, { target: 'api.spa.test', status: 401 }]],
  ],
  [`Access token expired ${clock(9)}`, [...SIGNED_IN, ['expired', 9]]],
  [`Refreshed once, ${clock(9)}`, [...SIGNED_IN, ['expired', 8], ['refreshed', 9]]],
  [`Refreshed 2 times, last ${clock(9)}`, [...SIGNED_IN, ['refreshed', 5], ['refreshed', 9]]],
  [
    `Last refreshed ${clock(9)}`,
    [
      ['refreshed', 5],
      ['refreshed', 9],
    ],
  ],
  [
    `Access token used at api.spa.test, 3×, ${clock(9)}`,
    [...SIGNED_IN, ['token_used', 5, { target: 'api.spa.test', status: 200, count: 3, last: at(9) }]],
  ],
  [
    `Sent to sign in at login.idp.test, ${clock(2)}`,
    [['authorization_request', 2, { origin: 'https://login.idp.test' }]],
  ],
])('tells first: %s', (told, events) => {
  expect(line(...events)).toBe(told);
});

test('forgets an end after which someone signed in anew', () => {
  expect(line(...SIGNED_IN, OUT, ['code_exchange', 20, { status: 200 }], ['refreshed', 25])).toBe(
    `Refreshed once, ${clock(25)}`,
  );
});

test('counts no sign-out that the server refused', () => {
  expect(line(...SIGNED_IN, ['logout', 10, { by: 'server', status: 500 }], ['refreshed', 12])).toBe(
    `Refreshed once, ${clock(12)}`,
  );
});

test('takes the wish for a nonce for no refusal', () => {
  expect(line(...SIGNED_IN, ['refreshed', 5], ['refresh_refused', 9, { error: 'use_dpop_nonce' }])).toBe(
    `Refreshed once, ${clock(5)}`,
  );
});

test('tells nothing of nothing', () => {
  expect(line()).toBeUndefined();
});
