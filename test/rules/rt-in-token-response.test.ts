import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-token-response';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'response-body', key: 'refresh_token', ...more });
const issued = (facts = {}) => eventOf('token_issued', NOW, token.id, { refresh: token.id, ...facts });

describe(RULE, () => {
  it('flags a response that hands page script a refresh token, as medium', () => {
    expect(judge({ grant: grantOf(issued()) })).toMatchObject({ severity: 'medium', token: token.id });
  });

  it('flags it under any spelling and depth of its name', () => {
    for (const key of ['refreshToken', 'data › session › refresh_token', 'offline-token', 'tokens › refresh › token'])
      expect(judge({ key })?.severity, key).toBe('medium');
  });

  it('flags a bound one as info, no matter how it is bound', () => {
    expect(judge({ grant: grantOf(issued({ refreshBound: true })) })).toMatchObject({
      severity: 'info',
      facts: { reason: 'bound' },
    });
  });

  it('flags it as info once rotation is seen', () => {
    const grant = grantOf(issued(), eventOf('rotated', NOW, token.id, { previous: tokenOf('refresh').id }));
    expect(judge({ grant, again: 'rotated' })).toMatchObject({ severity: 'info', facts: { reason: 'rotated' } });
  });

  it('flags what only its name calls a refresh token, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags it on a page that tries out tokens, as info', () => {
    expect(judge({ setting: { docs: true } })?.severity).toBe('info');
  });

  it('flags it in an answer that is no error, or whose status is not known yet', () => {
    expect(judge({ exchange: { answered: true, status: 399 } })?.severity).toBe('medium');
    expect(judge({ exchange: {} })?.severity).toBe('medium');
  });

  it('passes an error answer that repeats it under its own name', () => {
    expect(judge({ exchange: { answered: true, status: 400 } })).toBeUndefined();
  });

  it('passes an error text that repeats a token', () => {
    expect(judge({ key: 'error_description' })).toBeUndefined();
    expect(judge({ key: 'message' })).toBeUndefined();
    expect(judgeSeen(RULE, { token, channel: 'response-body' })).toBeUndefined();
  });

  it('passes what only goes out, or lies somewhere', () => {
    for (const channel of ['request-body', 'local-storage', 'response-header'] as const)
      expect(judge({ channel }), channel).toBeUndefined();
  });

  it('passes an access token', () => {
    expect(judge({ token: tokenOf('access'), key: 'access_token' })).toBeUndefined();
  });
});
