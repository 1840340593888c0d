import { describe, expect, test } from 'vitest';
import type { EventKind, Facts, LifecycleEvent } from '../../../src/oauth/grant';
import { entriesOf } from '../../../src/views/lifecycle/entries-of';
import { pkceCheck } from '../../../src/views/lifecycle/pkce-check';
import { wireFactsOf } from '../../../src/views/lifecycle/wire-facts';
import { event, grant, inspection, NOW, token } from '../sample';
import { translator } from '../translate';

const t = translator('en');

/** What is told of the last of some events of one grant: name → value. */
const facts = (...events: LifecycleEvent[]): Record<string, string> => {
  const own = grant('g', events);
  const entries = entriesOf([own]);
  const known = inspection({ grants: [own], tokens: [token('r1', { kind: 'refresh', label: 'rt·r1' })] });
  const last = entries.at(-1);
  return last ? Object.fromEntries(wireFactsOf(t, last, entries, known).map(({ name, value }) => [name, value])) : {};
};

const fact = (kind: EventKind, said: Facts, id?: string) => facts(event(kind, NOW, id, said));

test('an authorization request says what was sent, and shows none of what identifies it', () => {
  const said = fact('authorization_request', {
    origin: 'https://login.idp.test',
    state: 'fingerprint-of-state',
    nonce: 'fingerprint-of-nonce',
    challenge: 'fingerprint-of-challenge',
    nonceDigest: 'digest-of-nonce',
    method: 'S256',
    responseType: 'code',
    openid: true,
    redirect: 'https://app.spa.test/cb',
    stateLength: 22,
    framed: false,
  });
  expect(said).toEqual({
    client_id: 'spa-web',
    Server: 'login.idp.test',
    response_type: 'code',
    redirect_uri: 'https://app.spa.test/cb',
    scope: 'openid …',
    state: 'Sent',
    nonce: 'Sent',
    code_challenge: 'Sent',
    code_challenge_method: 'S256',
  });
  expect(JSON.stringify(said)).not.toMatch(/fingerprint|digest/);
});

test('a token response says what came, by labels', () => {
  expect(
    fact('token_issued', {
      access: 'a1b2c3d4e5f60718',
      refresh: 'r1',
      expiresIn: 600,
      tokenType: 'Bearer',
      bound: false,
    }),
  ).toEqual({
    access_token: 'at·a1b2c3',
    refresh_token: 'rt·r1',
    token_type: 'Bearer',
    expires_in: '600 (10 min)',
    'Tied to a key': 'No',
  });
});

test('a use says where, how and with what answer', () => {
  expect(
    fact(
      'token_used',
      { target: 'api.spa.test', status: 200, count: 39, leftMs: -61_000, party: 'api', scheme: 'bearer' },
      'r1',
    ),
  ).toEqual({
    Receiver: 'api.spa.test',
    Token: 'rt·r1',
    Authorization: 'bearer',
    Status: '200',
    Times: '39',
    'Life left': 'Ended 1 min before',
    Whose: 'An API the token names',
  });
});

test('no fact is shown that is not in the table, and no word that is not known', () => {
  expect(fact('token_used', { constructor: 'x', toString: 'y', party: 'constructor' })).toEqual({});
});

test('a refused refresh without a name for its error shows the status', () => {
  expect(fact('refresh_refused', { error: 'http_400' }, 'r1')).toMatchObject({ error: 'HTTP 400' });
});

describe('the check of PKCE', () => {
  const request = (said: Facts) => event('authorization_request', NOW - 1, undefined, said);
  const check = (said: Facts, ...before: LifecycleEvent[]) =>
    pkceCheck(event('code_exchange', NOW, 'c1', said), before).replace('life_fact_pkce_', '');
  const sent = { hasVerifier: true, challenge: 'S', plainChallenge: 'P' };

  test('compares verifier and challenge', () => {
    expect(check(sent, request({ challenge: 'S', method: 'S256' }))).toBe('fits');
    expect(check(sent, request({ challenge: 'P' }))).toBe('fits');
    expect(check(sent, request({ challenge: 'S' }))).toBe('differs');
    expect(check(sent, request({ challenge: 'P', method: 'S256' }))).toBe('differs');
  });

  test('says so where there is nothing to compare', () => {
    expect(check({ hasVerifier: false }, request({ challenge: 'S', method: 'S256' }))).toBe('none');
    expect(check(sent)).toBe('alone');
    expect(check(sent, request({ elsewhere: true }))).toBe('alone');
    expect(check(sent, request({ challenge: 'S', method: 'constructor' }))).toBe('alone');
    expect(check(sent, request({}))).toBe('unasked');
  });

  test('stands among the facts of the exchange', () => {
    const exchange = event('code_exchange', NOW, 'c1', { ...sent, status: 200 });
    expect(facts(request({ challenge: 'S', method: 'S256' }), exchange)).toMatchObject({
      grant_type: 'authorization_code',
      'PKCE check': 'code_verifier fits the code_challenge',
    });
  });
});
