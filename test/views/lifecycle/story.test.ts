import { describe, expect, test } from 'vitest';
import type { EventKind, Facts, LifecycleEvent } from '../../../src/oauth/grant';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { storyOf } from '../../../src/views/lifecycle/story';
import { storyText } from '../../../src/views/lifecycle/story-text';
import { event, grant, inspection, MINUTE, NOW, token } from '../sample';
import { type Locale, translator } from '../translate';

const KNOWN = inspection({
  tokens: [
    token('a1', { label: 'at·a1' }),
    token('a2', { label: 'at·a2' }),
    token('r1', { kind: 'refresh', label: 'rt·r1' }),
  ],
  clock: { offsetMs: 0, samples: 3 },
});

const at = (
  minutes: number,
  kind: EventKind,
  id?: string,
  facts: Facts = {},
  evidence: LifecycleEvent['evidence'] = 'seen',
) => ({
  ...event(kind, NOW + minutes * MINUTE, id, facts),
  evidence,
});

const story = (events: readonly LifecycleEvent[], locale: Locale = 'en'): string[] => {
  const [lane] = lanesOf([grant('g', [...events])], KNOWN);
  if (!lane) return [];
  const t = translator(locale);
  return storyOf(lane, KNOWN).steps.flatMap(({ name, sentences }) => [
    `# ${t(name)}`,
    ...sentences.map(({ words }) => words(t, NOW).replaceAll(/\d\d:(?=\d\d:\d\d)/g, '')),
  ]);
};

const signIn = [
  at(0, 'authorization_request', undefined, { origin: 'https://login.idp.test', challenge: 'S', method: 'S256' }),
  at(1, 'callback', 'c1', { matches: true, afterMs: MINUTE }),
  at(1, 'code_exchange', 'c1', { status: 200, hasVerifier: true, challenge: 'S' }),
  at(1, 'token_issued', 'a1', { access: 'a1', refresh: 'r1', expiresIn: 600 }),
];
const use = (minutes: number, facts: Facts = {}, id = 'a1') =>
  at(minutes, 'token_used', id, { target: 'api.spa.test', status: 200, party: 'api', ...facts });
const refresh = (minutes: number, sent: string, next: string, access: string) => [
  at(minutes, 'refresh_requested', sent, { leftMs: 2 * MINUTE }),
  at(minutes, 'refreshed', access, { sent, sentAt: NOW + minutes * MINUTE }),
  at(minutes, 'rotated', next, { previous: sent }),
  at(minutes, 'token_issued', access, { access, refresh: next, expiresIn: 600, renewed: true }),
];

test('a sign-in from its request to a use after its revocation', () => {
  const events = [
    ...signIn,
    at(1.5, 'token_stored', 'r1', { channel: 'local-storage', host: 'app.spa.test' }),
    use(2, { count: 39, last: NOW + 8 * MINUTE }),
    ...refresh(9, 'r1', 'r2', 'a2'),
    at(9.5, 'token_stored', 'r2', { channel: 'local-storage', host: 'app.spa.test' }),
    use(10, {}, 'a2'),
    at(12, 'revoked', 'r2', { status: 200 }),
    use(19, {}, 'a2'),
  ];
  expect(story(events)).toEqual([
    '# Signing in',
    'At 00:00 the browser was sent to login.idp.test to sign in.',
    'It came back with a code after 1 min.',
    'The app exchanged the code, with proof that it was the one that asked (PKCE).',
    'The app got an access token for 10 min and a refresh token.',
    'Stored where it outlives the page’s memory: rt·r1 in localStorage.',
    '# Use',
    'The app used the access token at·a1 39 times at api.spa.test, from 02:00 to 08:00.',
    '# Renewal',
    'At 09:00, with 2 min left on the old one, the app asked for a new access token.',
    'The server accepted the refresh token and replaced it by a new one.',
    'The app got an access token for 10 min and a refresh token.',
    'Stored where it outlives the page’s memory: ·r2 in localStorage.',
    '# Use',
    'The app used the access token at·a2 once at api.spa.test, at 10:00.',
    '# End',
    'At 12:00 the app asked to revoke the refresh token ·r2, and the server took the request (200).',
    '# After the end',
    'Revoked at 12:00, still accepted at 19:00: the access token at·a2 at api.spa.test, 7 min later.',
    '# Why it ended',
    'It ended by the revocation of the refresh token at 12:00, which the server took.',
  ]);
});

describe('why the user was signed out', () => {
  const why = (...events: LifecycleEvent[]) => story([...signIn, ...events]).at(-1);
  const refused = (minutes: number, sent: string) =>
    at(minutes, 'refresh_refused', sent, { sent, sentAt: NOW + minutes * MINUTE, error: 'invalid_grant' });

  test('a refresh token was sent again', () => {
    expect(why(...refresh(9, 'r1', 'r2', 'a2'), refused(10, 'r1'))).toMatch(
      /^A refresh token was sent 1 min after it had been replaced/,
    );
  });

  test('its stated end had passed', () => {
    const issued = at(2, 'token_issued', 'a2', { access: 'a2', refresh: 'r2', refreshEnds: NOW + 5 * MINUTE });
    expect(why(issued, refused(10, 'r2'))).toMatch(/^The refresh token was refused after its stated end \(05:00\)/);
    expect(why(issued, refused(4, 'r2'))).toMatch(/does not say why/);
  });

  test('a sign-out, and not what came of it', () => {
    expect(why(at(9, 'logout', undefined, { by: 'server' }), refused(10, 'r1'))).toBe(
      'It ended by the sign-out at 09:00.',
    );
  });

  test('a silent renewal that brought nothing', () => {
    expect(why(at(9, 'silent_renew', undefined, { error: 'login_required' }))).toMatch(
      /brought no tokens \(login_required\)/,
    );
  });

  test('an access token expired and none came', () => {
    expect(why(at(11, 'expired', 'a1', {}, 'derived'))).toMatch(/^The last access token expired at 11:00/);
  });

  test('is not said of a sign-in that goes on', () => {
    expect(why(at(5, 'logout', undefined, { by: 'server', status: 500 }), use(6))).not.toMatch(/ended/);
    expect(story([...signIn, at(5, 'logout'), ...refresh(9, 'r1', 'r2', 'a2')]).at(-1)).not.toMatch(/^It ended/);
  });
});

test('what was inferred is told as probable', () => {
  const inferred = [
    at(0, 'callback', 'c1', {}),
    at(0.1, 'backend_exchange', 'c1', { cookies: 2 }, 'inferred'),
    at(3, 'revoked_inferred', 'a1', { by: 'api' }, 'inferred'),
    at(4, 'logout', undefined, { by: 'app' }, 'inferred'),
  ];
  const [, , backend, , revoked, logout] = story(inferred);
  expect([backend, revoked, logout]).toEqual([
    expect.stringContaining('probably exchanged the code'),
    expect.stringContaining('had probably been revoked'),
    'Probably, though it was not seen itself, at 04:00: Signed out in the app.',
  ]);
});

test('an end that was only inferred is none to speak of', () => {
  const wiped = at(2, 'logout', undefined, { by: 'app' }, 'inferred');
  expect(story([...signIn, wiped, use(3)]).join()).not.toMatch(/still accepted|It ended/);
});

describe('the proof of PKCE', () => {
  const exchange = (said: Facts, ...before: LifecycleEvent[]) =>
    story([...before, at(1, 'code_exchange', 'c1', { status: 200, ...said })]).at(-1);
  const asked = at(0, 'authorization_request', undefined, { challenge: 'S', method: 'S256' });

  test('is told as one where it fits what was asked', () => {
    expect(exchange({ hasVerifier: true, challenge: 'S' }, asked)).toMatch(/with proof/);
  });

  test('is no more than sent where it does not, or nothing was seen to compare it with', () => {
    expect(exchange({ hasVerifier: true, challenge: 'other' }, asked)).toMatch(/sent a code_verifier with it \(PKCE\)/);
    expect(exchange({ hasVerifier: true, challenge: 'S' })).toMatch(/sent a code_verifier with it \(PKCE\)/);
    expect(exchange({ hasVerifier: false }, asked)).toMatch(/without PKCE/);
  });
});

test('a success says nothing of a token where anyone is answered so, nor at a stranger', () => {
  const logout = at(2, 'logout', undefined, { by: 'server' });
  expect(story([...signIn, logout, use(3, { open: true })]).join()).not.toMatch(/still accepted/);
  expect(story([...signIn, logout, use(3, { party: 'third' })]).join()).not.toMatch(/still accepted/);
});

test('hundreds of refreshes become one sentence, with the first and the last', () => {
  const events = Array.from({ length: 200 }, (_, index) => [
    ...refresh(10 + index * 8, `r${index}`, `r${index + 1}`, `b${index}`),
    use(11 + index * 8, { count: 3 }, `b${index}`),
  ]).flat();
  const told = story([...signIn, ...events]);
  expect(told.length).toBeLessThan(30);
  expect(told.join('\n')).toMatch(/renewed 198 times, access tokens used 594 times/);
});

test('what cannot be seen is said at the end', () => {
  const [lane] = lanesOf([grant('g', [use(1)])], KNOWN);
  const unseen = lane && storyOf(lane, { ...KNOWN, clock: null }).unseen;
  expect(unseen).toEqual(['life_unseen_start', 'life_unseen_clock', 'blind_memory', 'blind_servers']);
});

test('is copied as text', () => {
  const [lane] = lanesOf([grant('g', signIn)], KNOWN);
  const text = lane ? storyText(translator('ja'), storyOf(lane, KNOWN), NOW) : '';
  expect(text).toContain('サインイン\n- ');
  expect(text).toContain('有効期間10分のアクセストークンとリフレッシュトークンを受け取りました。');
  expect(text).not.toMatch(/undefined|\$\d/);
});
