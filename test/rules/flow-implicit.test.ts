import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeHappened, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'flow-implicit';
const access = tokenOf('access');
const asked = (responseType: string | undefined, facts = {}) =>
  judgeHappened(
    RULE,
    grantOf(
      eventOf('authorization_request', NOW, undefined, {
        ...(responseType !== undefined && { responseType }),
        ...facts,
      }),
    ),
  );
const answered = (facts: object) => judgeHappened(RULE, grantOf(eventOf('callback', NOW, undefined, { ...facts })));

describe(RULE, () => {
  it.each(['token', 'id_token token', 'code token', 'code id_token token'])(
    'flags a request for response_type "%s", as high',
    (responseType) => {
      expect(asked(responseType)).toMatchObject({ severity: 'high', facts: { responseType } });
      expect(asked(responseType)?.facts.reason).toBeUndefined();
    },
  );

  it.each(['fragment', 'query', undefined])(
    'flags a response with an access token in an address (%s), as high',
    (mode) => {
      const found = answered({ access: access.id, ...(mode && { mode }) });
      expect(found).toMatchObject({ severity: 'high', certainty: 'proven' });
      expect(found?.facts).not.toHaveProperty('responseType');
    },
  );

  it('flags a request that asks for a form post, as medium', () => {
    const posted = { severity: 'medium', facts: { reason: 'form_post', responseType: 'token' } };
    expect(asked('token', { responseMode: 'form_post' })).toMatchObject(posted);
    expect(asked('token', { responseMode: 'fragment' })?.severity).toBe('high');
  });

  it('flags a form post with an access token in it, as medium', () => {
    const posted = { severity: 'medium', facts: { reason: 'form_post' } };
    expect(answered({ access: access.id, mode: 'form_post' })).toMatchObject(posted);
  });

  it('flags request and response of one sign-in as one', () => {
    const request = eventOf('authorization_request', NOW - SECOND, undefined, { responseType: 'token' });
    const grant = grantOf(request, eventOf('callback', NOW, access.id, { access: access.id }));
    expect(judgeHappened(RULE, grant)?.facts.grant).toBe(grant.id);
  });

  it('passes a response type without an access token', () => {
    for (const responseType of ['code', 'id_token', 'code id_token', 'none', 'tokens'])
      expect(asked(responseType), responseType).toBeUndefined();
    expect(asked(undefined)).toBeUndefined();
    expect(asked('code', { responseMode: 'form_post' })).toBeUndefined();
  });

  it('passes a response with a code or an ID token alone', () => {
    expect(answered({ idToken: tokenOf('id').id, mode: 'fragment' })).toBeUndefined();
    expect(answered({ mode: 'form_post' })).toBeUndefined();
  });

  it('passes a flow without a page to come back to: its tokens come from the token endpoint', () => {
    const issued = eventOf('token_issued', NOW, access.id, { access: access.id });
    expect(judgeHappened(RULE, grantOf(issued))).toBeUndefined();
  });
});
