import { describe, expect, test } from 'vitest';
import type { LifecycleEvent } from '../../../src/oauth/grant';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { event, grant, inspection, MINUTE, NOW, token } from '../sample';

const signIn = (at = NOW): LifecycleEvent[] => [
  event('authorization_request', at, undefined, { challenge: 'c1', responseType: 'code' }),
  event('callback', at + 4_000, 'code1', { state: 's1' }),
  event('code_exchange', at + 4_100, 'code1', { hasVerifier: true, status: 200 }),
  event('token_issued', at + 4_300, 'a1', { access: 'a1', refresh: 'r1', expiresIn: 600 }),
];

const refresh = (at: number, old: string, access: string, next: string): LifecycleEvent[] => [
  event('refresh_requested', at, old),
  event('refreshed', at + 200, access, { sent: old, sentAt: at }),
  event('token_issued', at + 210, access, { access, refresh: next, expiresIn: 600, renewed: true }),
  event('rotated', at + 210, next, { previous: old }),
];

const laneOf = (events: LifecycleEvent[], more = {}) => {
  const [lane] = lanesOf([grant('g', events)], inspection(more));
  if (!lane) throw new Error('no lane');
  return lane;
};

describe('a lane', () => {
  test('names its client, its issuer and its flow', () => {
    expect(laneOf(signIn())).toMatchObject({
      id: 'g',
      clientId: 'spa-web',
      issuer: 'https://login.idp.test',
      kind: 'code-pkce',
      from: NOW,
      to: NOW + 4_300 + 10 * MINUTE,
    });
  });

  test('has in its row Flow what was asked and answered', () => {
    const { marks } = laneOf([...signIn(), ...refresh(NOW + 9 * MINUTE, 'r1', 'a2', 'r2')]);
    expect(marks.map(({ event: { kind } }) => kind)).toEqual([
      'authorization_request',
      'callback',
      'code_exchange',
      'refresh_requested',
    ]);
  });

  test('keeps the name of an event while others come', () => {
    const before = laneOf(signIn()).entries.map(({ key }) => key);
    const late = [event('discovery', NOW - 1), ...signIn(), event('token_used', NOW + MINUTE, 'a1')];
    const after = laneOf(late).entries.map(({ key }) => key);
    expect(after.slice(1, -1)).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
  });

  test('tells two events apart that are alike', () => {
    const twice = [event('token_used', NOW, 'a1'), event('token_used', NOW, 'a1')];
    const [one, other] = laneOf(twice).entries;
    expect(one?.key).not.toBe(other?.key);
  });

  test('is not made of a grant without events, nor of an event without a time', () => {
    expect(lanesOf([grant('g', []), grant('h', [event('token_used', Number.NaN, 'a1')])], inspection())).toEqual([]);
  });

  test('stands where its first event does, whatever order the grants are in', () => {
    const grants = [grant('later', signIn(NOW + MINUTE)), grant('first', signIn(NOW))];
    expect(lanesOf(grants, inspection()).map(({ id }) => id)).toEqual(['first', 'later']);
  });
});

describe('the flow is', () => {
  test.each([
    ['code', [event('code_exchange', NOW, 'c')]],
    ['code-pkce', [event('code_exchange', NOW, 'c', { hasVerifier: true })]],
    ['code-pkce', [event('authorization_request', NOW, undefined, { responseType: 'code', challenge: 'c' })]],
    ['implicit', [event('token_issued', NOW, 'a1', { access: 'a1', front: true })]],
    ['implicit', [event('authorization_request', NOW, undefined, { responseType: 'id_token token' })]],
    ['hybrid', [event('authorization_request', NOW, undefined, { responseType: 'code id_token' })]],
    ['backend', [event('callback', NOW, 'c'), event('backend_exchange', NOW, 'c', { cookies: 1 })]],
    ['unknown', [event('token_used', NOW, 'a1')]],
  ])('%s', (kind, events) => {
    expect(laneOf(events).kind).toBe(kind);
  });
});

describe('silent renewals', () => {
  const renewal = (id: string, continues: string, at: number) =>
    grant(id, [
      event('authorization_request', at, undefined, { prompt: 'none', framed: true }),
      event('silent_renew', at + 1, undefined, { continues }),
      event('token_issued', at + 1, `a-${id}`, { access: `a-${id}`, expiresIn: 60 }),
    ]);

  test('stand in the lane of what they continue, also one after another', () => {
    const grants = [grant('g', signIn()), renewal('h', 'g', NOW + 9 * MINUTE), renewal('i', 'h', NOW + 20 * MINUTE)];
    const lanes = lanesOf(grants, inspection());
    expect(lanes.map(({ id }) => id)).toEqual(['g']);
    expect(lanes[0]?.bars.map((bar) => bar.token)).toEqual(['a1', 'a-h', 'a-i']);
    expect(new Set(lanes[0]?.entries.map((entry) => entry.grant))).toEqual(new Set(['g', 'h', 'i']));
  });

  test('of a grant that is gone, of themselves or of each other are still shown, once', () => {
    for (const [h, i] of [
      ['gone', 'h'],
      ['h', 'i'],
      ['i', 'h'],
    ] as const) {
      const lanes = lanesOf([renewal('h', h, NOW), renewal('i', i, NOW + 1)], inspection());
      const drawn = lanes.flatMap((lane) => lane.grants.map(({ id }) => id));
      expect(drawn.toSorted()).toEqual(['h', 'i']);
    }
  });
});

describe('a server that does what is not seen', () => {
  const backend = [event('callback', NOW, 'c'), event('backend_exchange', NOW + 10, 'c', { cookies: 1 })];

  test('is a gap without an end while nothing comes after', () => {
    expect(laneOf(backend).gaps).toEqual([{ from: NOW + 10, until: null }]);
  });

  test('is a gap to what is seen next', () => {
    expect(laneOf([...backend, event('logout', NOW + MINUTE)]).gaps).toEqual([{ from: NOW + 10, until: NOW + MINUTE }]);
  });
});

describe('a token in web storage', () => {
  const stored = (id: string, channel: string, at = NOW + 5_000) =>
    event('token_stored', at, id, { channel, host: 'app.spa.test' });
  const bandsOf = (events: LifecycleEvent[]) =>
    laneOf(events).bands.map(({ token: id, kind, from, until }) => ({ id, kind, from, until }));

  test('is a band from when it was found to when it was replaced', () => {
    const at = NOW + 9 * MINUTE;
    expect(
      bandsOf([
        ...signIn(),
        stored('r1', 'local-storage'),
        ...refresh(at, 'r1', 'a2', 'r2'),
        stored('r2', 'local-storage', at + 300),
      ]),
    ).toEqual([
      { id: 'r1', kind: 'refresh', from: NOW + 5_000, until: at + 210 },
      { id: 'r2', kind: 'refresh', from: at + 300, until: null },
    ]);
  });

  test('is one of an access token to its end', () => {
    expect(bandsOf([...signIn(), stored('a1', 'cookie')])).toEqual([
      { id: 'a1', kind: 'access', from: NOW + 5_000, until: NOW + 4_300 + 10 * MINUTE },
    ]);
  });

  test('is none where no script can read it', () => {
    expect(bandsOf([...signIn(), stored('r1', 'http-only-cookie'), stored('r1', 'document')])).toEqual([]);
  });
});

test('of fifty grants of a thousand uses nothing is left out', () => {
  const uses = Array.from({ length: 1_000 }, (_, index) => event('token_used', NOW + index * 1_000, 'a1'));
  const grants = Array.from({ length: 50 }, (_, index) => grant(`g${index}`, [...signIn(), ...uses]));
  const lanes = lanesOf(grants, inspection({ tokens: [token('a1', { expiresAt: NOW + 1e12 })] }));
  expect(lanes).toHaveLength(50);
  expect(lanes[0]?.bars[0]?.uses).toHaveLength(1_000);
});
