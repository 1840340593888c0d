import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeHappened, NOW, tokenOf } from './make-case';

const RULE = 'flow-hybrid';
const idToken = tokenOf('id').id;
const access = tokenOf('access').id;
const asked = (responseType?: string) =>
  judgeHappened(RULE, grantOf(eventOf('authorization_request', NOW, undefined, responseType ? { responseType } : {})));
const answered = (facts: object) => {
  const grant = grantOf(eventOf('callback', NOW, undefined, { ...facts }));
  const found = judgeHappened(RULE, grant);
  if (found) expect(found.facts.grant).toBe(grant.id);
  return found;
};

describe(RULE, () => {
  it.each(['code id_token', 'id_token'])('flags a request for response_type "%s", as info', (responseType) => {
    expect(asked(responseType)).toMatchObject({ severity: 'info', facts: { responseType } });
  });

  it('flags a response with an ID token in it, as info', () => {
    expect(answered({ idToken })).toMatchObject({ severity: 'info' });
    expect(answered({ idToken, hashes: 'right' })?.facts.reason).toBeUndefined();
  });

  it.each(['wrong', 'missing'])('flags a response whose hash of the code is %s, as low', (hashes) => {
    expect(answered({ idToken, hashes })).toMatchObject({ severity: 'low', facts: { reason: `hash_${hashes}` } });
  });

  it.each(['wrong', 'missing'])('flags a response whose hash of the access token is %s, as low', (hashes) => {
    expect(answered({ idToken, access, hashes })?.severity).toBe('low');
  });

  it('passes a code or an access token alone', () => {
    for (const responseType of ['code', 'token', 'none']) expect(asked(responseType), responseType).toBeUndefined();
    expect(asked()).toBeUndefined();
    expect(answered({})).toBeUndefined();
    expect(answered({ access })).toBeUndefined();
  });

  it('passes response types that return an access token too, which are told as that', () => {
    for (const responseType of ['code token', 'code id_token token', 'id_token token'])
      expect(asked(responseType), responseType).toBeUndefined();
    expect(answered({ idToken, access, hashes: 'right' })).toBeUndefined();
    expect(answered({ idToken, access })).toBeUndefined();
  });
});
