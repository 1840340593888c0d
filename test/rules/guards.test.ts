import { describe, expect, it, vi } from 'vitest';
import { frameOf } from '../../src/channels/web-request';
import { isStandIn } from '../../src/oauth/credential-value';
import { partyOf } from '../../src/oauth/parties';
import { RULES } from '../../src/rules/index';
import { findingKey } from '../../src/rules/judge';
import { APART_MS, isAccepted } from '../../src/rules/lifecycle';
import { makeOpaque } from '../oauth/make-token';
import { eventOf, foundOf, grantOf, HOUR, judgeHappened, judgeSeen, jwtOf, MINUTE, NOW, tokenOf } from './make-case';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const request = {
  requestId: '1',
  url: 'https://api.resource.test/orders',
  method: 'GET',
  type: 'xmlhttprequest',
  tabId: 1,
  frameId: 0,
  timeStamp: NOW,
  initiator: 'https://app.spa.test',
} as const satisfies Parameters<typeof frameOf>[0];

describe('G-SELF', () => {
  it.each(['chrome-extension://abc', 'moz-extension://abc'])('a request of %s is no observation', (initiator) => {
    expect(frameOf(request)).not.toBeNull();
    expect(frameOf({ ...request, initiator })).toBeNull();
  });

  it('nor is one of the browser itself, which has no tab and nobody who asked', () => {
    const { initiator: _, ...own } = { ...request, tabId: -1 };
    expect(frameOf(own)).toBeNull();
    expect(frameOf({ ...request, tabId: -1 })).not.toBeNull();
  });
});

it('G-PREFLIGHT: a preflight is no observation', () => {
  expect(frameOf({ ...request, method: 'OPTIONS' })).toBeNull();
});

describe('G-LOCAL', () => {
  const dev = { setting: { dev: true } };

  it('what a development site sends over plain http is no matter', () => {
    const sent = {
      token: tokenOf('refresh'),
      channel: 'request-body',
      exchange: { plain: true, answered: true },
    } as const;
    expect(judgeSeen('rt-over-plaintext', sent)).toBeDefined();
    expect(judgeSeen('rt-over-plaintext', { ...sent, ...dev })).toBeUndefined();
  });

  it('what it stores weighs no more than low, and says why', () => {
    expect(
      judgeSeen('rt-in-local-storage', { token: tokenOf('refresh'), channel: 'local-storage', ...dev }),
    ).toMatchObject({
      severity: 'low',
      facts: { reason: 'dev' },
    });
  });
});

it('G-SITE: a party is a registrable domain, the private ones of hosting services among them', () => {
  const known = { issuers: new Set<string>(), apis: new Set<string>() };
  expect(partyOf('https://api.app.test/x', 'https://www.app.test', known)).toBe('first');
  expect(partyOf('https://a.github.io/x', 'https://b.github.io', known)).toBe('third');
});

it('G-BFF: of a backend’s own requests nothing is said', () => {
  const token = tokenOf('refresh');
  const kept = (at: number) => eventOf('not_rotated', at, token.id);
  const backend = eventOf('backend_exchange', NOW - HOUR, undefined, { cookies: 1 });
  expect(judgeHappened('rt-not-rotated', grantOf(kept(NOW - MINUTE), kept(NOW)))).toBeDefined();
  expect(judgeHappened('rt-not-rotated', grantOf(backend, kept(NOW - MINUTE), kept(NOW)))).toBeUndefined();
});

it('G-DPOP: a token bound to a key weighs one step less, and says why', () => {
  const token = jwtOf('access', { cnf: { jkt: makeOpaque() }, iat: 0, exp: 3_600 });
  expect(judgeSeen('at-in-storage', { token, channel: 'local-storage', now: 0 })).toMatchObject({
    severity: 'low',
    facts: { reason: 'bound' },
  });
});

describe('G-CONF', () => {
  const judge = (certainty: 'hint' | 'likely' | 'proven') => {
    const token = tokenOf('refresh', { certainty });
    const findings = [foundOf('rt-not-rotated', token)];
    return judgeSeen('rt-in-local-storage', { token, channel: 'local-storage', findings })?.severity;
  };

  it('a hint never weighs more than low', () => {
    expect(judge('hint')).toBe('low');
  });

  it('what is likely never weighs more than its rule', () => {
    expect(judge('likely')).toBe('high');
  });

  it('what is proven may', () => {
    expect(judge('proven')).toBe('critical');
  });
});

it('G-DUP: one finding a rule, token, site and place', () => {
  const finding = {
    ...foundOf('rt-in-url', tokenOf('refresh')),
    place: { channel: 'request-url', host: 'a.test' } as const,
  };
  const key = findingKey(RULES, finding);
  expect(findingKey(RULES, { ...finding, count: 9, last: 0, facts: { length: 1 } })).toBe(key);
  for (const other of [
    { ...finding, rule: 'rt-in-referer' },
    { ...finding, token: tokenOf('refresh').id },
    { ...finding, site: 'https://other.test' },
    { ...finding, place: { ...finding.place, key: 'rt' } },
  ])
    expect(findingKey(RULES, other)).not.toBe(key);
});

it('G-CAPTURE: what is missing is missed only where the request before it was seen', () => {
  const asked = eventOf('authorization_request', NOW - 1_000, undefined, { responseType: 'code', challenge: 'a' });
  const exchange = eventOf('code_exchange', NOW, 'b', { hasVerifier: false, status: 200 });
  expect(judgeHappened('flow-pkce-not-enforced', grantOf(asked, exchange))).toBeDefined();
  expect(judgeHappened('flow-pkce-not-enforced', grantOf(exchange))).toBeUndefined();
});

it('G-RETRY: what comes twice within five seconds may be one attempt', () => {
  const token = tokenOf('refresh');
  const kept = (at: number) => eventOf('not_rotated', at, token.id);
  expect(judgeHappened('rt-not-rotated', grantOf(kept(NOW - APART_MS), kept(NOW)))).toBeDefined();
  expect(judgeHappened('rt-not-rotated', grantOf(kept(NOW - APART_MS + 1), kept(NOW)))).toBeUndefined();
});

it.each([
  [200, undefined, true],
  [204, undefined, true],
  [200, 'invalid_grant', false],
  [199, undefined, false],
  [302, undefined, false],
  [401, undefined, false],
  [500, undefined, false],
])('G-ERR: an answer with status %s and error %s is an acceptance: %s', (status, error, accepted) => {
  expect(isAccepted(eventOf('token_used', NOW, 'a', { status, ...(error && { error }) }))).toBe(accepted);
});

it.each(['********************', '<redacted>', 'xxxxxxxxxxxxxxxxxxxxxxxx', 'null'])(
  'G-REDACT: %s is no token',
  (value) => {
    expect(isStandIn(value)).toBe(true);
    expect(isStandIn(makeOpaque())).toBe(false);
  },
);

it('G-DOC: what stands in a page that teaches or tries out tokens is information', () => {
  const seen = { token: tokenOf('refresh'), channel: 'local-storage', setting: { docs: true } } as const;
  expect(judgeSeen('rt-in-local-storage', seen)?.severity).toBe('info');
});

it('G-OPAQUE: what cannot be read is not judged by its content', () => {
  const rules = RULES.filter(({ id, on }) => id.startsWith('jwt-') && on === 'sighting');
  expect(rules.length).toBeGreaterThan(7);
  for (const { id } of rules) {
    const header = { alg: 'dir', enc: 'A256GCM', crit: [], jku: 'http://a.test' };
    const jwe = tokenOf('access', { format: 'jwe', header });
    for (const token of [tokenOf('access'), jwe])
      expect(judgeSeen(id, { token, channel: 'request-header' }), id).toBeUndefined();
  }
});
