import { describe, expect, test } from 'vitest';
import type { EventKind, Facts, LifecycleEvent } from '../../../src/oauth/grant';
import { entriesOf } from '../../../src/views/lifecycle/entries-of';
import { meaningOf } from '../../../src/views/lifecycle/event-meaning';
import { event, grant, MINUTE, NOW } from '../sample';
import { type Locale, messagesOf, translator } from '../translate';

/** The key of what the last of some events of one grant means. */
const means = (...events: LifecycleEvent[]): string => {
  const entries = entriesOf([grant('g', events)]);
  const last = entries.at(-1);
  return last ? meaningOf((key) => key, last, entries).replace('life_means_', '') : '';
};

const issued = event('token_issued', NOW, 'a1', { access: 'a1', refresh: 'r1' });
const later = (kind: EventKind, minutes: number, id?: string, facts: Facts = {}) =>
  event(kind, NOW + minutes * MINUTE, id, facts);
const use = (minutes: number, facts: Facts = {}) => later('token_used', minutes, 'a1', { status: 200, ...facts });

describe('a use', () => {
  test.each<[string, LifecycleEvent[]]>([
    ['used', [issued, use(1)]],
    ['used_late', [issued, use(1, { leftMs: -1 })]],
    ['answered', [issued, use(1, { status: 403 })]],
    ['used_open', [issued, use(1, { open: true })]],
    ['used_proof', [issued, use(1, { proof: true, scheme: 'dpop' })]],
    ['used', [issued, use(1, { proof: true, scheme: 'bearer' })]],
    ['folded', [issued, use(1, { folded: 40, count: 900 })]],
    ['used_after_logout', [issued, later('logout', 1, undefined, { by: 'server', status: 302 }), use(2)]],
    ['used', [issued, later('logout', 1, undefined, { by: 'server', status: 500 }), use(2)]],
    ['used_after_revocation', [issued, later('revoked', 1, 'r1', { status: 200 }), use(2)]],
    ['used_after_revocation', [issued, later('revoked', 1, 'a1', { status: 200 }), use(2)]],
    ['used', [issued, later('revoked', 1, 'a1', { status: 503 }), use(2)]],
  ])('means %s', (key, events) => {
    expect(means(...events)).toBe(key);
  });

  test('after the revocation of another access token is a use', () => {
    const other = later('token_issued', 1, 'a2', { access: 'a2' });
    expect(means(issued, other, later('revoked', 2, 'a2', { status: 200 }), use(3))).toBe('used');
  });

  test('of a token that came after the sign-out is a use', () => {
    const logout = event('logout', NOW - MINUTE, undefined, { by: 'server' });
    expect(means(logout, issued, use(1))).toBe('used');
  });

  test('of a token that was not seen before the sign-out is a use: it may have come later', () => {
    expect(means(event('logout', NOW, undefined, { by: 'server' }), use(1))).toBe('used');
  });

  test('at one place is told by its last time', () => {
    const logout = later('logout', 2, undefined, { by: 'server' });
    const entries = entriesOf([grant('g', [issued, use(1, { count: 3, last: NOW + 9 * MINUTE }), logout])]);
    const entry = entries.find(({ event: { kind } }) => kind === 'token_used');
    expect(entry && meaningOf((key) => key, entry, entries)).toBe('life_means_used_after_logout');
  });
});

describe('a refusal', () => {
  const rejected = (facts: Facts, ...before: LifecycleEvent[]) =>
    means(issued, ...before, later('token_rejected', 5, 'a1', { status: 401, ...facts }));
  const refused = (error: string, ...before: LifecycleEvent[]) =>
    means(issued, ...before, later('refresh_refused', 5, 'r1', { sent: 'r1', sentAt: NOW + 5 * MINUTE, error }));
  const rotated = later('rotated', 1, 'r2', { previous: 'r1' });

  test('of an access token', () => {
    expect(rejected({})).toBe('rejected');
    expect(rejected({ leftMs: -1 })).toBe('rejected_late');
    expect(rejected({ leftMs: 1 })).toBe('rejected_early');
    expect(rejected({ error: 'use_dpop_nonce', leftMs: 1 })).toBe('rejected_proof');
    expect(rejected({ status: 403, error: 'insufficient_scope', leftMs: 1 })).toBe('rejected_scope');
    expect(rejected({ leftMs: 1 }, later('logout', 1))).toBe('rejected_after');
  });

  test('of a refresh token', () => {
    expect(refused('invalid_grant')).toBe('refused_grant');
    expect(refused('invalid_grant', rotated)).toBe('refused_reuse');
    expect(refused('invalid_grant', later('logout', 1))).toBe('refused_after');
    expect(refused('invalid_client', rotated)).toBe('refused_client');
    expect(refused('use_dpop_nonce')).toBe('refused_proof');
    expect(refused('http_500')).toBe('refused');
    expect(refused('constructor')).toBe('refused');
  });
});

test.each<[string, LifecycleEvent[]]>([
  ['asked_silently', [later('authorization_request', 0, undefined, { prompt: 'none', challenge: 'x' })]],
  ['asked_pkce', [later('authorization_request', 0, undefined, { challenge: 'x' })]],
  ['asked_elsewhere', [later('authorization_request', 0, undefined, { elsewhere: true })]],
  ['back_unmatched', [later('callback', 0, 'c1', { matches: false })]],
  ['back_code', [later('callback', 0, 'c1', { idToken: 'i1' })]],
  ['back_tokens', [later('callback', 0, 'a1', { access: 'a1' })]],
  ['login_required', [later('authorization_error', 0, undefined, { error: 'login_required' })]],
  ['denied', [later('authorization_error', 0, undefined, { error: 'access_denied' })]],
  ['back_error', [later('authorization_error', 0, undefined, { error: '__proto__' })]],
  ['exchanged_pkce', [later('code_exchange', 0, 'c1', { status: 200, hasVerifier: true })]],
  ['exchanged', [later('code_exchange', 0, 'c1', { status: 200, hasVerifier: false })]],
  ['exchange_sent', [later('code_exchange', 0, 'c1', { hasVerifier: true })]],
  ['exchange_invalid', [later('code_exchange', 0, 'c1', { status: 400, error: 'invalid_grant' })]],
  ['issued_refresh', [issued]],
  ['issued', [later('token_issued', 0, 'a1', { access: 'a1' })]],
  ['issued_bound', [later('token_issued', 0, 'a1', { access: 'a1', bound: true })]],
  ['issued_renewed', [later('token_issued', 0, 'a1', { access: 'a1', renewed: true })]],
  ['stored_cookie', [later('token_stored', 0, 'r1', { channel: 'http-only-cookie' })]],
  ['refresh_late', [issued, later('refresh_requested', 1, 'r1', { leftMs: -1 })]],
  ['refresh_early', [issued, later('refresh_requested', 1, 'r1', { leftMs: 0 })]],
  ['refreshed', [issued, later('refreshed', 1, 'a2', { sent: 'r1' })]],
  ['refreshed_after_logout', [issued, later('logout', 1), later('refreshed', 2, 'a2', { sent: 'r1' })]],
  ['refreshed_after_revocation', [issued, later('revoked', 1, 'r1'), later('refreshed', 2, 'a2', { sent: 'r1' })]],
  [
    'refreshed_again',
    [issued, later('rotated', 1, 'r2', { previous: 'r1' }), later('refreshed', 2, 'a2', { sent: 'r1' })],
  ],
  ['kept', [later('not_rotated', 0, 'r1', {})]],
  ['kept_bound', [later('not_rotated', 0, 'r1', { bound: true })]],
  ['kept_authenticated', [later('not_rotated', 0, 'r1', { authenticated: true })]],
  ['renewed', [later('silent_renew', 0)]],
  ['not_renewed_login', [later('silent_renew', 0, undefined, { error: 'login_required' })]],
  ['revoked_refresh', [issued, later('revoked', 1, 'r1', { status: 200 })]],
  ['revoked_access', [issued, later('revoked', 1, 'a1', { status: 200 })]],
  ['revoked', [issued, later('revoked', 1, 'zz', { status: 200 })]],
  ['revoked_later', [issued, later('revoked', 1, 'r1', { status: 503 })]],
  ['revoked_not', [issued, later('revoked', 1, 'r1', { status: 400 })]],
  ['logout_refused', [later('logout', 0, undefined, { by: 'server', status: 400 })]],
])('%s', (key, events) => {
  expect(means(...events)).toBe(key);
});

test.each<Locale>(['en', 'ja'])('each is two sentences in %s', (locale) => {
  const t = translator(locale);
  const keys = Object.keys(messagesOf(locale)).filter((key) => key.startsWith('life_means_'));
  expect(keys.length).toBeGreaterThan(60);
  const counts = keys.map((key) => [key, (t(key).match(/[.。](?=\s|$|（|[^\s\w])/g) ?? []).length] as const);
  expect(counts.filter(([, count]) => count < 2 || count > 3)).toEqual([]);
});
