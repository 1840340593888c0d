import { describe, expect, test } from 'vitest';
import type { EventKind, Facts } from '../../../src/oauth/grant';
import { eventTitle, evidenceWord } from '../../../src/views/lifecycle/event-words';
import { event, inspection, NOW, token } from '../sample';
import { type Locale, translator } from '../translate';

const KNOWN = inspection({
  tokens: [token('a1'), token('r1', { kind: 'refresh' }), token('i1', { kind: 'id' }), token('c1', { kind: 'code' })],
});

const title = (kind: EventKind, facts: Facts = {}, id?: string, locale: Locale = 'en') =>
  eventTitle(translator(locale), { event: event(kind, NOW, id, facts) }, KNOWN);

test.each<[string, EventKind, Facts, string?]>([
  ['Metadata of the authorization server', 'discovery', {}],
  ['Sent to sign in at login.idp.test', 'authorization_request', { origin: 'https://login.idp.test' }],
  [
    'Asked login.idp.test without asking the user',
    'authorization_request',
    { origin: 'https://login.idp.test', prompt: 'none' },
  ],
  ['Back with a code', 'callback', {}, 'c1'],
  ['Back with a code', 'callback', { idToken: 'i1' }, 'c1'],
  ['Back with tokens', 'callback', { access: 'a1' }, 'a1'],
  ['Sign-in answered with access_denied', 'authorization_error', { error: 'access_denied' }],
  ['Code sent for exchange', 'code_exchange', {}, 'c1'],
  ['Signed in: code exchanged', 'code_exchange', { status: 200 }, 'c1'],
  ['Code exchange refused: invalid_grant', 'code_exchange', { status: 400, error: 'invalid_grant' }, 'c1'],
  ['Code exchange refused: HTTP 500', 'code_exchange', { status: 500 }, 'c1'],
  ['Issued: Access token, Refresh token', 'token_issued', { access: 'a1', refresh: 'r1' }, 'a1'],
  ['Refresh token in localStorage', 'token_stored', { channel: 'local-storage' }, 'r1'],
  ['Access token used at api.spa.test', 'token_used', { target: 'api.spa.test', status: 200, leftMs: 1 }, 'a1'],
  ['Access token used at api.spa.test, 39×', 'token_used', { target: 'api.spa.test', status: 200, count: 39 }, 'a1'],
  [
    'Access token used at api.spa.test, at last after its end, 3×',
    'token_used',
    { target: 'api.spa.test', status: 200, leftMs: -1, last: NOW + 1_000, count: 3 },
    'a1',
  ],
  [
    'Access token used at api.spa.test after its end',
    'token_used',
    { target: 'api.spa.test', status: 200, leftMs: -1 },
    'a1',
  ],
  ['Access token sent to api.spa.test, answered 403', 'token_used', { target: 'api.spa.test', status: 403 }, 'a1'],
  ['Access token used earlier, 812×', 'token_used', { folded: 12, count: 812 }, 'a1'],
  [
    'Access token refused at api.spa.test: invalid_token',
    'token_rejected',
    { target: 'api.spa.test', status: 401, error: 'invalid_token' },
    'a1',
  ],
  ['Access token refused at api.spa.test: HTTP 401', 'token_rejected', { target: 'api.spa.test', status: 401 }, 'a1'],
  ['Token expired', 'expired', {}, 'gone'],
  ['Refresh refused: invalid_grant', 'refresh_refused', { error: 'invalid_grant' }, 'r1'],
  ['Refresh refused: HTTP 400', 'refresh_refused', { error: 'http_400' }, 'r1'],
  ['Silent renewal answered with login_required', 'silent_renew', { error: 'login_required' }],
  ['Renewed silently', 'silent_renew', {}],
  ['Revocation accepted: Refresh token', 'revoked', { status: 200 }, 'r1'],
  ['Revocation answered 503: Refresh token', 'revoked', { status: 503 }, 'r1'],
  ['Signed out at the authorization server', 'logout', { by: 'server', status: 302 }],
  ['Sign-out answered 400', 'logout', { by: 'server', status: 400 }],
  ['New sign-in after sign-out', 'new_grant', { after: 'logout' }],
])('%s', (expected, kind, facts, id) => {
  expect(title(kind, facts, id)).toBe(expected);
});

describe('every kind has a title, whatever is missing of it', () => {
  const kinds: Record<EventKind, true> = {
    discovery: true,
    authorization_request: true,
    callback: true,
    authorization_error: true,
    code_exchange: true,
    backend_exchange: true,
    token_issued: true,
    token_stored: true,
    token_used: true,
    token_rejected: true,
    expired: true,
    refresh_requested: true,
    refreshed: true,
    rotated: true,
    not_rotated: true,
    refresh_refused: true,
    silent_renew: true,
    revoked: true,
    revoked_inferred: true,
    logout: true,
    new_grant: true,
  };
  test.each(['en', 'ja'] as const)('in %s', (locale) => {
    for (const kind of Object.keys(kinds) as EventKind[]) {
      expect(title(kind, {}, undefined, locale)).not.toMatch(/^$|undefined|\$/);
    }
  });
});

test('what a server said shows all of itself, and no more than a line', () => {
  expect(title('refresh_refused', { error: 'a\u202Eb' })).toBe('Refresh refused: a⟨U+202E⟩b');
  expect(title('refresh_refused', { error: 'x'.repeat(9_000) }).length).toBeLessThan(300);
});

test('says how it is known', () => {
  expect(evidenceWord(translator('en'), { evidence: 'inferred' })).toBe('Inferred');
});
