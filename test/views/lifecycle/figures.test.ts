import { describe, expect, test } from 'vitest';
import type { EventKind, Facts, LifecycleEvent } from '../../../src/oauth/grant';
import { figureWords } from '../../../src/views/lifecycle/figure-words';
import { figuresOf } from '../../../src/views/lifecycle/figures';
import type { Lane } from '../../../src/views/lifecycle/lane';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { event, grant, inspection, MINUTE, NOW, token } from '../sample';
import { translator } from '../translate';

const at = (minutes: number, kind: EventKind, id?: string, facts: Facts = {}) =>
  event(kind, NOW + minutes * MINUTE, id, facts);

const issued = at(0, 'token_issued', 'a1', { access: 'a1', refresh: 'r1', expiresIn: 600 });
const use = (minutes: number, facts: Facts = {}, id = 'a1') =>
  at(minutes, 'token_used', id, { target: 'api.spa.test', status: 200, party: 'api', ...facts });
const refresh = (minutes: number, sent: string, next: string, facts: Facts = {}) => [
  at(minutes, 'refresh_requested', sent, facts),
  at(minutes, 'refreshed', next, { sent, sentAt: NOW + minutes * MINUTE }),
];

const laneOf = (...events: LifecycleEvent[]): Lane => {
  const [lane] = lanesOf([grant('g', events)], inspection());
  if (!lane) throw new Error('no lane');
  return lane;
};
const figures = (...events: LifecycleEvent[]) => figuresOf(laneOf(...events), inspection());

test('a lane of which nothing is known has no figures', () => {
  expect(figures(at(0, 'authorization_request'))).toEqual({});
});

describe('the life of access tokens', () => {
  test('is what their response stated', () => {
    const second = at(8, 'token_issued', 'a2', { access: 'a2', expiresIn: 300, renewed: true });
    expect(figures(issued, second).life).toEqual({ least: 5 * MINUTE, most: 10 * MINUTE });
  });

  test('is that of the token itself where it says so', () => {
    const known = inspection({ tokens: [token('a1', { issuedAt: NOW, expiresAt: NOW + MINUTE })] });
    expect(figuresOf(laneOf(issued), known).life).toEqual({ least: MINUTE, most: MINUTE });
  });

  test('is not known where nobody states an end, nor of a token whose issue was not seen', () => {
    expect(figures(at(0, 'token_issued', 'a1', { access: 'a1' })).life).toBeUndefined();
    expect(figures(use(0, { leftMs: MINUTE })).life).toBeUndefined();
  });
});

test('what was left at a refresh is negative where the app waited for the end', () => {
  const lane = figures(
    issued,
    ...refresh(8, 'r1', 'a2', { leftMs: 2 * MINUTE }),
    ...refresh(20, 'r1', 'a3', { leftMs: -500 }),
  );
  expect(lane.left).toEqual({ least: -500, most: 2 * MINUTE });
  expect(figures(issued, ...refresh(8, 'r1', 'a2')).left).toBeUndefined();
});

describe('refreshes per refresh token', () => {
  test('are one where each is replaced', () => {
    const rotated = at(8, 'rotated', 'r2', { previous: 'r1' });
    expect(figures(issued, ...refresh(8, 'r1', 'a2'), rotated).uses).toEqual({ least: 1, most: 1, replaced: true });
    expect(figures(issued, ...refresh(8, 'r1', 'a2'), rotated).chain).toEqual({ length: 2, whole: true });
  });

  test('are many where none is', () => {
    const lane = figures(issued, ...refresh(8, 'r1', 'a2'), ...refresh(16, 'r1', 'a3'));
    expect(lane.uses).toEqual({ least: 2, most: 2, replaced: false });
    expect(lane.chain).toEqual({ length: 1, whole: true });
  });

  test('cannot be known of a refresh token whose issue was not seen', () => {
    expect(figures(...refresh(8, 'r1', 'a2')).uses).toBeUndefined();
    expect(figures(...refresh(8, 'r1', 'a2')).chain).toEqual({ length: 1, whole: false });
  });

  test('leave out those that were refused', () => {
    const refused = at(9, 'refresh_refused', 'r1', { sent: 'r1', error: 'invalid_grant' });
    expect(figures(issued, at(9, 'refresh_requested', 'r1'), refused).uses).toBeUndefined();
  });
});

describe('from an end to the last accepted use', () => {
  const revoked = at(2, 'revoked', 'r1', { status: 200 });
  const lateUse = (...events: LifecycleEvent[]) => figures(issued, ...events).after;
  const since = (...events: LifecycleEvent[]) => {
    const found = lateUse(...events);
    return found && [found.end.event.kind, found.at - found.end.event.at];
  };

  test('is the last of several, also where uses are told as one', () => {
    expect(since(revoked, use(9), use(5, {}, 'a1'))).toEqual(['revoked', 7 * MINUTE]);
    expect(since(at(2, 'logout'), use(1, { count: 3, last: NOW + 9 * MINUTE }))).toEqual(['logout', 7 * MINUTE]);
  });

  test('counts a refresh that was accepted', () => {
    expect(since(at(2, 'logout'), ...refresh(8, 'r1', 'a2'))).toEqual(['logout', 6 * MINUTE]);
  });

  test.each<[string, LifecycleEvent[]]>([
    ['refused', [revoked, at(9, 'token_rejected', 'a1', { target: 'api.spa.test', status: 401 })]],
    ['answered with another status', [revoked, use(9, { status: 500 })]],
    ['at a stranger', [revoked, use(9, { party: 'third' })]],
    ['where everyone is answered', [revoked, use(9, { open: true })]],
    ['before the end', [use(1), revoked]],
    ['after a revocation that was not done', [at(2, 'revoked', 'r1', { status: 503 }), use(9)]],
    ['of a token that came after', [revoked, at(3, 'token_issued', 'a9', { access: 'a9' }), use(9, {}, 'a9')]],
  ])('leaves out what was %s', (_, events) => {
    expect(lateUse(...events)).toBeUndefined();
  });
});

test('receivers are named, the most frequent first', () => {
  const lane = figures(
    issued,
    use(1, { count: 2 }),
    use(2, { target: 'files.spa.test', count: 9 }),
    use(3, { target: 'x.test' }, 'a2'),
  );
  expect(lane.receivers).toEqual({ most: 2, hosts: ['files.spa.test', 'api.spa.test', 'x.test'] });
});

test('a range is told from the least to the most, and what is over as less than nothing', () => {
  const lane = [
    issued,
    ...refresh(8, 'r1', 'a2', { leftMs: 2 * MINUTE }),
    ...refresh(20, 'r1', 'a3', { leftMs: -5_000 }),
  ];
  const row = figureWords(translator('en'), figures(...lane), NOW).find(({ name }) => name === 'Left at refresh');
  expect(row?.value).toBe('−5 s to 2 min');
  expect(row?.tells).toMatch(/^Negative/);
});

test('an auditor reads when it was revoked and when it was still accepted', () => {
  const revoked = at(2, 'revoked', 'r1', { status: 200 });
  const rows = figureWords(translator('en'), figures(issued, use(1), revoked, use(9)), NOW);
  const row = rows.find(({ name }) => name.startsWith('From revocation'));
  expect(row?.value).toMatch(/^7 min: at \d\d:02:00, still accepted at \d\d:09:00$/);
  expect(rows.map(({ name }) => name)).toEqual([
    'Life of access tokens',
    'Refresh tokens in the chain',
    'From revocation to last accepted use',
    'Receivers per access token',
  ]);
});

test('figures are told in Japanese as well', () => {
  const all = figures(issued, use(1), ...refresh(8, 'r1', 'a2', { leftMs: -1_000 }), at(9, 'logout'), use(10));
  for (const { name, value, tells } of figureWords(translator('ja'), all, NOW)) {
    expect(`${name} ${value} ${tells}`).not.toMatch(/undefined|\$|^ | {2}/);
  }
});
