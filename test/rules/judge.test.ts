import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/oauth/sighting';
import type { Finding } from '../../src/rules/finding';
import { RULES } from '../../src/rules/index';
import { findingKey, judgeClock, judgeEvent, judgeSighting } from '../../src/rules/judge';
import { LIMITS } from '../../src/rules/limits';
import type { Case, Known, Rule } from '../../src/rules/rule';
import { eventOf, foundOf, grantOf, HOUR, judgeOffset, judgeSeen, jwtOf, NOW, tokenOf } from './make-case';

const nothing: Known = {
  now: NOW,
  clockIsKnown: true,
  offsetMs: 0,
  tokens: () => [],
  grants: () => [],
  server: () => undefined,
  isSameSite: (a, b) => a === b,
  hosts: () => [],
  limits: LIMITS,
  token: () => undefined,
  grantOf: () => undefined,
  findingsOf: () => [],
};
const setting = { site: 'https://app.spa.test', at: NOW, dev: false, docs: false, pageOnly: false };

const seen = (more: Partial<Case> = {}): Case => {
  const token = tokenOf('access');
  const place: Place = { channel: 'request-header', host: 'api.resource.test' };
  return {
    token,
    sighting: { token: token.id, site: setting.site, place, at: NOW, last: NOW, count: 1, party: 'api' },
    unsigned: false,
    exchange: null,
    ...more,
  };
};
const base = { severity: 'high', references: [] } as const;
const rule = (id: string, more: object = {}): Rule =>
  ({ ...base, id, on: 'sighting', kinds: ['access'], judge: () => ({}), ...more }) as Rule;
const throws = () => {
  throw new Error('a rule failed');
};

describe('a bound token (G-DPOP)', () => {
  const places = { channel: 'local-storage' } as const;

  it('weighs one step less and says why, by its own claim, by its response, by the proof it was asked for with', () => {
    const opaque = tokenOf('access');
    const refresh = tokenOf('refresh');
    const issued = grantOf(eventOf('token_issued', NOW, opaque.id, { bound: true }));
    const proved = grantOf(eventOf('token_issued', NOW, refresh.id, { refreshBound: true }));
    for (const found of [
      judgeSeen('at-in-storage', { ...places, token: jwtOf('access', { cnf: { jkt: 'thumbprint' } }) }),
      judgeSeen('at-in-storage', { ...places, token: opaque, grant: issued }),
    ])
      expect(found).toMatchObject({ severity: 'low', facts: { reason: 'bound' } });
    expect(judgeSeen('rt-in-local-storage', { ...places, token: refresh, grant: proved })?.severity).toBe('medium');
  });

  it('is not made of a refresh token by a bound access token beside it, nor by a confirmation of another kind', () => {
    const refresh = tokenOf('refresh');
    const grant = grantOf(eventOf('token_issued', NOW, refresh.id, { bound: true }));
    expect(judgeSeen('rt-in-local-storage', { ...places, token: refresh, grant })?.severity).toBe('high');
    expect(judgeSeen('at-in-storage', { ...places, token: jwtOf('access', { cnf: { kid: '1' } }) })?.severity).toBe(
      'medium',
    );
    expect(judgeSeen('at-in-storage', { ...places, token: jwtOf('access', { cnf: 'jkt' }) })?.severity).toBe('medium');
  });

  it('is not lowered twice by a rule that has seen to it', () => {
    const refresh = tokenOf('refresh');
    const grant = grantOf(eventOf('token_issued', NOW, refresh.id, { refreshBound: true }));
    const found = judgeSeen('rt-in-token-response', {
      token: refresh,
      grant,
      channel: 'response-body',
      key: 'refresh_token',
    });
    expect(found).toMatchObject({ severity: 'info', facts: { reason: 'bound' } });
  });
});

describe('certainty (G-CONF)', () => {
  const worse = [rule('worse', { judge: () => ({ severity: 'critical' }) })];
  const certain = (certainty: 'proven' | 'likely' | 'hint', more = {}) =>
    judgeSighting(worse, seen({ token: tokenOf('access', { certainty }) }), nothing, { ...setting, ...more })[0];

  it('lets only what is proven rise above the base of its rule', () => {
    expect(certain('proven')).toMatchObject({ severity: 'critical', certainty: 'proven' });
    expect(certain('likely')).toMatchObject({ severity: 'high', certainty: 'likely' });
    expect(certain('hint')).toMatchObject({ severity: 'low', certainty: 'hint' });
  });

  it('leaves what weighs less as it is', () => {
    const less = [rule('less', { judge: () => ({ severity: 'info' }) })];
    expect(
      judgeSighting(less, seen({ token: tokenOf('access', { certainty: 'hint' }) }), nothing, setting)[0]?.severity,
    ).toBe('info');
  });

  it('makes a hint of everything that only the page reports', () => {
    expect(certain('proven', { pageOnly: true })).toMatchObject({
      severity: 'low',
      certainty: 'hint',
      facts: { reason: 'page_only' },
    });
  });
});

describe('a development site (G-LOCAL)', () => {
  it('caps every finding at low and marks it', () => {
    const dev = { setting: { dev: true } };
    expect(judgeSeen('rt-in-url', { token: tokenOf('refresh'), channel: 'request-url', ...dev })).toMatchObject({
      severity: 'low',
      facts: { reason: 'dev' },
    });
    expect(judgeOffset(HOUR, dev)).toMatchObject({ severity: 'low', facts: { reason: 'dev' } });
  });

  it('asks no rule about transport', () => {
    const transport = [rule('wire', { transport: true }), rule('other')];
    const rules = (dev: boolean) =>
      judgeSighting(transport, seen(), nothing, { ...setting, dev }).map((found) => found.rule);
    expect(rules(false)).toEqual(['wire', 'other']);
    expect(rules(true)).toEqual(['other']);
  });
});

describe('a page that teaches (G-DOC)', () => {
  it('shows every finding as info', () => {
    const docs = { setting: { docs: true } };
    expect(judgeSeen('rt-in-url', { token: tokenOf('refresh'), channel: 'fragment', ...docs })?.severity).toBe('info');
    expect(judgeOffset(HOUR, docs)?.severity).toBe('info');
  });
});

describe('one finding for one thing (G-DUP)', () => {
  const place: Place = { channel: 'local-storage', host: 'app.spa.test', key: 'session' };
  const token = tokenOf('refresh');
  const key = (id: string, more: Partial<Finding> = {}) => findingKey(RULES, { ...foundOf(id, token), place, ...more });

  it('is the same rule, token, site and place, whatever the time and the count', () => {
    expect(key('rt-in-local-storage', { at: 1, last: 2, count: 3, facts: { length: 40 } })).toBe(
      key('rt-in-local-storage', { severity: 'low', certainty: 'hint' }),
    );
  });

  it('is another for another rule, token, site or place', () => {
    const id = 'rt-in-local-storage';
    const others = [
      key(id),
      key('rt-in-indexeddb'),
      key(id, { token: tokenOf('refresh').id }),
      key(id, { site: 'https://bff.web.test' }),
      key(id, { place: { ...place, key: 'other' } }),
      key(id, { place: { ...place, channel: 'session-storage' } }),
      key(id, { place: { ...place, host: 'other.test' } }),
      key(id, { place: { ...place, path: '/x' } }),
    ];
    expect(new Set(others).size).toBe(others.length);
  });

  it('disregards the place where the rule judges the token itself', () => {
    const elsewhere = { place: { ...place, key: 'other' } };
    expect(key('jwt-alg-none', elsewhere)).toBe(key('jwt-alg-none'));
    expect(key('rt-reused', { token: tokenOf('refresh').id })).not.toBe(key('rt-reused'));
  });

  it('disregards the token where the rule judges a place', () => {
    expect(key('flow-http-redirect', { token: tokenOf('access').id })).toBe(key('flow-http-redirect'));
    expect(key('flow-http-redirect', { place: { ...place, key: 'other' } })).not.toBe(key('flow-http-redirect'));
    expect(key('flow-http-redirect', { site: 'https://bff.web.test' })).not.toBe(key('flow-http-redirect'));
    const { place: _, ...nowhere } = foundOf('flow-http-redirect', token);
    expect(findingKey(RULES, nowhere)).toBe(key('flow-http-redirect', { place: undefined }));
  });

  it('disregards the token where the rule judges a grant, and both where it judges a site', () => {
    const grant = { facts: { grant: 'grant-1' } };
    const other = { token: tokenOf('access').id, place: { ...place, key: 'other' } };
    expect(key('at-lifetime-long', { ...grant, ...other })).toBe(key('at-lifetime-long', grant));
    expect(key('at-lifetime-long', other)).not.toBe(key('at-lifetime-long'));
    expect(key('clock-skew', other)).toBe(key('clock-skew'));
    expect(key('clock-skew', { site: 'https://bff.web.test' })).not.toBe(key('clock-skew'));
  });
});

describe('a rule that throws', () => {
  it('becomes a note of its name, and the others still run', () => {
    const found = judgeSighting(
      [rule('first'), rule('bad', { judge: throws }), rule('last')],
      seen(),
      nothing,
      setting,
    );
    expect(found.map((one) => one.rule)).toEqual(['first', 'rule-failed', 'last']);
    expect(found[1]).toMatchObject({ severity: 'info', site: setting.site, at: NOW, facts: { rule: 'bad' } });
    expect(found[1]?.token).toBeUndefined();
  });

  it('becomes one on an event and on the clock too', () => {
    const bad = (on: string) => [rule('bad', { on, events: ['refreshed'], judge: throws })];
    const event = eventOf('refreshed', NOW);
    const happening = { event, grant: grantOf(event) };
    expect(judgeEvent(bad('event'), happening, nothing, setting)[0]?.rule).toBe('rule-failed');
    expect(judgeClock(bad('clock'), { offsetMs: 0, samples: 3 }, nothing, setting)[0]?.rule).toBe('rule-failed');
  });

  it('keeps its note beside that of another', () => {
    const [one, other] = ['one', 'other'].map((id) => {
      const found = judgeSighting([rule(id, { judge: throws })], seen(), nothing, setting)[0];
      return found && findingKey(RULES, found);
    });
    expect(one).toBeDefined();
    expect(one).not.toBe(other);
  });
});

describe('which rules are asked', () => {
  const asked = (rules: Rule[], one: Case, event?: string) =>
    judgeSighting(rules, one, nothing, setting, event).map((found) => found.rule);

  it('those for the kind and the channel', () => {
    const rules = [
      rule('kind', { kinds: ['refresh'] }),
      rule('channel', { channels: ['cookie'] }),
      rule('both', { channels: ['request-header'] }),
      rule('any'),
    ];
    expect(asked(rules, seen())).toEqual(['both', 'any']);
  });

  it('those that wait for an answer only once it is there', () => {
    const rules = [rule('waits', { whenAnswered: true })];
    const exchange = { plain: false, type: 'other', method: 'GET', says: null, issued: false, proof: false };
    expect(asked(rules, seen())).toEqual([]);
    expect(asked(rules, seen({ exchange: { ...exchange, answered: false } }))).toEqual([]);
    expect(asked(rules, seen({ exchange: { ...exchange, answered: true } }))).toEqual(['waits']);
  });

  it('after an event, those that asked to be heard again', () => {
    const rules = [rule('again', { again: ['rotated'] }), rule('once')];
    expect(asked(rules, seen(), 'rotated')).toEqual(['again']);
    expect(asked(rules, seen(), 'revoked')).toEqual([]);
  });
});

it('a finding says how long the value is, and never what it is', () => {
  const found = judgeSeen('rt-in-url', { token: tokenOf('refresh'), channel: 'request-url', length: 43 });
  expect(found?.facts).toEqual({ length: 43 });
});
