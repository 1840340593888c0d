import { describe, expect, it } from 'vitest';
import { judgeSeen, type Seen, tokenOf } from './make-case';

const RULE = 'rt-via-postmessage';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) => judgeSeen(RULE, { token, channel: 'post-message', route: {}, ...more });

describe(RULE, () => {
  it('flags a message to a window of the same origin, as high', () => {
    const found = judge();
    expect(found).toMatchObject({ severity: 'high', token: token.id });
    expect(found?.facts).toEqual({});
  });

  it('flags a message to another origin of the site, as high', () => {
    expect(judge({ route: { target: 'first', to: 'https://login.spa.test' } })?.severity).toBe('high');
    expect(judge({ route: { via: 'port', target: 'first' } })?.severity).toBe('high');
  });

  it.each(['broadcast', 'service-worker'] as const)(
    'flags what every page of the origin can hear (%s), as high',
    (via) => {
      expect(judge({ route: { via } })?.severity).toBe('high');
    },
  );

  it('flags a message to any origin, as critical', () => {
    const found = judge({ route: { target: 'any' } });
    expect(found).toMatchObject({ severity: 'critical', facts: { reason: 'any_origin' } });
    expect(found?.facts.receiver).toBeUndefined();
  });

  it('flags a message to another site, as critical, and names it', () => {
    expect(judge({ route: { target: 'other', to: 'https://widget.third.test' } })).toMatchObject({
      severity: 'critical',
      facts: { reason: 'foreign_target', receiver: 'https://widget.third.test' },
    });
  });

  it.each(['worker', 'port'] as const)('flags a hop to a %s of the same origin, as low', (via) => {
    expect(judge({ route: { via } })).toMatchObject({ severity: 'low', facts: { reason: 'isolated' } });
  });

  it('flags a port that leads to any origin, as critical', () => {
    expect(judge({ route: { via: 'port', target: 'any' } })?.severity).toBe('critical');
  });

  it.each(['Worker › refresh_token', 'MessagePort'])(
    'flags one whose route is no longer known, by its place: %s is low',
    (key) => {
      expect(judgeSeen(RULE, { token, channel: 'post-message', key })?.severity).toBe('low');
    },
  );

  it.each(['window message from https://login.idp.test', 'BroadcastChannel Worker', 'Workers', undefined])(
    'flags one whose route is no longer known, by its place: %s is high',
    (key) => {
      expect(judgeSeen(RULE, { token, channel: 'post-message', ...(key && { key }) })?.severity).toBe('high');
    },
  );

  it('flags one that only its name gives away, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }), route: { target: 'any' } })?.severity).toBe('low');
  });

  it.each(['code', 'access'] as const)('passes a worker that is sent what is no refresh token: %s', (kind) => {
    expect(judge({ token: tokenOf(kind), route: { via: 'worker' } })).toBeUndefined();
  });

  it('passes a refresh token in another place', () => {
    expect(judge({ channel: 'websocket' })).toBeUndefined();
  });
});
