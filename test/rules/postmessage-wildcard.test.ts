import { describe, expect, it } from 'vitest';
import type { MessageRoute } from '../../src/oauth/message-route';
import { type Around, eventOf, grantOf, judgeSeen, NOW, tokenOf } from './make-case';

const RULE = 'postmessage-wildcard';
const OTHER = 'https://frame.other.test';
const judge = (route: Partial<MessageRoute>, around: Around = {}) =>
  judgeSeen(RULE, { token: tokenOf('code'), channel: 'post-message', route, ...around });

describe(RULE, () => {
  it.each(['code', 'access', 'id'] as const)(
    'flags a message with a token of kind %s to any origin, as high',
    (kind) => {
      const seen = { token: tokenOf(kind), channel: 'post-message', route: { target: 'any' } } as const;
      const found = judgeSeen(RULE, seen);
      expect(found).toMatchObject({ severity: 'high', token: seen.token.id });
      expect(found?.facts.reason).toBeUndefined();
    },
  );

  it('flags one to any origin that reached a window of the same origin, as low', () => {
    expect(judge({ target: 'any', reaches: 'own' })).toMatchObject({
      severity: 'low',
      facts: { reason: 'own_window' },
    });
  });

  it('flags one to an origin that has no part in the sign-in, as high', () => {
    const high = { severity: 'high', facts: { receiver: 'frame.other.test' } };
    expect(judge({ target: 'other', to: OTHER })).toMatchObject(high);
    expect(judge({ target: 'other', to: OTHER }, { grants: [grantOf()] })).toMatchObject(high);
    const logout = eventOf('logout', NOW, undefined, { redirect: `${OTHER}/callback` });
    expect(judge({ target: 'other', to: OTHER }, { grants: [grantOf(logout)] })).toMatchObject(high);
    const request = eventOf('authorization_request', NOW, undefined, {});
    expect(judge({ target: 'other', to: OTHER }, { grants: [grantOf(request)] })).toMatchObject(high);
  });

  it('passes one to the exact origin of the app, as response_mode=web_message asks', () => {
    const asked = eventOf('authorization_request', NOW, undefined, { redirect: `${OTHER}/callback` });
    const grants = [grantOf(), grantOf(eventOf('callback', NOW), asked)];
    expect(judge({ target: 'other', to: OTHER }, { grants })).toBeUndefined();
    expect(judge({ target: 'other', to: 'https://other.test' }, { grants })?.severity).toBe('high');
  });

  it('passes one to the authorization server', () => {
    const to = 'https://frame.idp.test';
    expect(judge({ target: 'other', to }, { grants: [grantOf()] })).toBeUndefined();
    expect(judge({ target: 'other', to: OTHER }, { servers: [{ origin: OTHER }] })).toBeUndefined();
  });

  it.each(['own', 'first'] as const)('passes one to an exact origin of the site (%s)', (target) => {
    expect(judge({ target, to: 'https://app.spa.test' })).toBeUndefined();
  });

  it.each(['broadcast', 'port', 'worker', 'service-worker'] as const)(
    'passes what goes by another way than from window to window (%s)',
    (via) => {
      expect(judge({ via, target: 'any' })).toBeUndefined();
    },
  );

  it('passes a message that was heard and not seen to be sent, or to whom is not known', () => {
    expect(judgeSeen(RULE, { token: tokenOf('code'), channel: 'post-message' })).toBeUndefined();
    expect(judge({ target: 'other' })).toBeUndefined();
  });

  it('passes a refresh token, which has a rule of its own, and other ways', () => {
    const route = { target: 'any' } as const;
    expect(judgeSeen(RULE, { token: tokenOf('refresh'), channel: 'post-message', route })).toBeUndefined();
    expect(judgeSeen(RULE, { token: tokenOf('access'), channel: 'websocket', route })).toBeUndefined();
  });
});
