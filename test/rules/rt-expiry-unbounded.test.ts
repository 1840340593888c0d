import { describe, expect, it } from 'vitest';
import type { Facts, LifecycleEvent } from '../../src/oauth/grant';
import { type Around, eventOf, grantOf, HOUR, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'rt-expiry-unbounded';
const DAY = 24 * HOUR;
const DAYS_90 = 90 * 24 * 60 * 60;
const chain = [tokenOf('refresh'), tokenOf('refresh'), tokenOf('refresh'), tokenOf('refresh')] as const;
const [token, second, third, fourth] = chain;
const access = tokenOf('access');
const issued = (facts: Facts = {}, at = NOW, of = token) =>
  eventOf('token_issued', at, access.id, { access: access.id, refresh: of.id, ...facts });
const renewed = (of: typeof token, at: number, facts: Facts = {}) => issued({ renewed: true, ...facts }, at, of);
const judge = (events: LifecycleEvent[], around: Around = {}) =>
  judgeHappened(RULE, grantOf(...events), { tokens: [access, ...chain], ...around });

describe(RULE, () => {
  it('flags a refresh token that is a JWT without an end, as medium', () => {
    expect(judge([issued({ refreshEndless: true })])).toMatchObject({
      severity: 'medium',
      token: token.id,
      facts: { reason: 'endless' },
    });
  });

  it('flags one whose stated life is 0, which means that it never ends', () => {
    expect(judge([issued({ refreshExpiresIn: 0 })])).toMatchObject({
      severity: 'medium',
      token: token.id,
      facts: { reason: 'endless' },
    });
    expect(judge([issued({ refreshExpiresIn: 0, refreshEnds: NOW + DAY })])?.facts.reason).toBe('endless');
  });

  it('flags a stated life of more than 90 days, as medium', () => {
    expect(judge([issued({ refreshExpiresIn: DAYS_90 + 1 })])).toMatchObject({
      severity: 'medium',
      token: token.id,
      facts: { reason: 'long_life', lifeSeconds: DAYS_90 + 1 },
    });
  });

  it('flags a stated life, and a use, by the limit that the user set', () => {
    const limits = { refreshLongDays: 14 };
    const used = eventOf('refreshed', NOW, undefined, { sent: token.id, sentAt: NOW });
    expect(judge([issued({ refreshExpiresIn: 15 * 86_400 })], { limits })?.facts.reason).toBe('long_life');
    expect(judge([issued({ refreshExpiresIn: 14 * 86_400 })], { limits })).toBeUndefined();
    expect(judge([issued({}, NOW - 14 * DAY), used], { limits })?.facts.reason).toBe('in_use');
  });

  it('flags an end of its own more than 90 days ahead, by the server’s clock', () => {
    expect(judge([issued({ refreshEnds: NOW + 90 * DAY + SECOND })])).toMatchObject({
      severity: 'medium',
      facts: { reason: 'long_life', lifeSeconds: DAYS_90 + 1 },
    });
    expect(judge([issued({ refreshEnds: NOW + 90 * DAY + SECOND })], { offsetMs: MINUTE })).toBeUndefined();
    expect(judge([issued({ refreshEnds: NOW + 90 * DAY })], { offsetMs: -MINUTE })?.severity).toBe('medium');
  });

  it('flags one that is accepted 90 days after it was first seen, as medium', () => {
    const used = eventOf('refreshed', NOW + SECOND, undefined, { sent: token.id, sentAt: NOW });
    expect(judge([issued({ refreshExpiresIn: 60 }, NOW - 90 * DAY), used])).toMatchObject({
      severity: 'medium',
      token: token.id,
      facts: { reason: 'in_use', lifeSeconds: DAYS_90 },
    });
    expect(judge([eventOf('refresh_requested', NOW - 90 * DAY, token.id), used])?.facts.reason).toBe('in_use');
    expect(judge([issued({}, NOW - 90 * DAY + 1), used])).toBeUndefined();
  });

  it('flags an end that two rotations in a row put further, as medium', () => {
    const moved = [
      issued({ refreshEnds: NOW }, NOW - 3 * HOUR),
      renewed(second, NOW - 2 * HOUR, { refreshEnds: NOW + MINUTE + 1 }),
      renewed(third, NOW - HOUR, { refreshEnds: NOW + MINUTE + 1 }),
    ];
    expect(judge(moved)).toMatchObject({ severity: 'medium', token: third.id, facts: { reason: 'moving_end' } });
  });

  it('flags it where the authorization has an end of its own that moves too', () => {
    const moved = (by: number) => [
      issued({ refreshEnds: NOW, authorizationEnds: NOW + DAY }, NOW - 3 * HOUR),
      renewed(second, NOW - 2 * HOUR, { refreshEnds: NOW + HOUR, authorizationEnds: NOW + DAY }),
      renewed(third, NOW - HOUR, { refreshEnds: NOW + 2 * HOUR, authorizationEnds: NOW + DAY + by }),
    ];
    expect(judge(moved(MINUTE + 1))?.facts.reason).toBe('moving_end');
    expect(judge(moved(-MINUTE - 1))?.facts.reason).toBe('moving_end');
    expect(judge(moved(MINUTE))).toBeUndefined();
  });

  it('flags one whose end nobody states, as info', () => {
    expect(judge([issued()])).toMatchObject({
      severity: 'info',
      token: token.id,
      facts: { reason: 'end_unstated' },
    });
  });

  it('passes a stated life of 90 days, and one of less', () => {
    expect(judge([issued({ refreshExpiresIn: DAYS_90 })])).toBeUndefined();
    expect(judge([issued({ refreshExpiresIn: 1_800 })])).toBeUndefined();
    expect(judge([issued({ refreshEnds: NOW + 90 * DAY })])).toBeUndefined();
  });

  it('passes a JWT without an end of its own where the response states one', () => {
    expect(judge([issued({ refreshEndless: true, refreshExpiresIn: 1_800 })])).toBeUndefined();
    expect(judge([issued({ refreshEndless: true, refreshEnds: NOW + HOUR })])).toBeUndefined();
    expect(judge([issued({ refreshEndless: true, refreshEnds: NOW })])?.facts.reason).toBe('endless');
  });

  it('passes a sliding limit under an end of the authorization that stays', () => {
    const fixed = { authorizationEnds: NOW + 30 * DAY };
    expect(
      judge([
        issued({ refreshEnds: NOW, ...fixed }, NOW - 3 * HOUR),
        renewed(second, NOW - 2 * HOUR, { refreshEnds: NOW + HOUR, ...fixed }),
        renewed(third, NOW - HOUR, { refreshEnds: NOW + 2 * HOUR, ...fixed }),
      ]),
    ).toBeUndefined();
  });

  it('passes one rotation that puts the end further, and two that do so within a minute', () => {
    const first = issued({ refreshEnds: NOW }, NOW - 3 * HOUR);
    const stays = renewed(second, NOW - 2 * HOUR, { refreshEnds: NOW });
    const moves = (of: typeof token, at: number, by = HOUR) => renewed(of, at, { refreshEnds: NOW + by });
    expect(judge([first, moves(second, NOW)])).toBeUndefined();
    expect(judge([first, stays, moves(third, NOW)])).toBeUndefined();
    expect(judge([first, moves(second, NOW - HOUR), moves(third, NOW, MINUTE)])).toBeUndefined();
    expect(judge([first, stays, moves(third, NOW - HOUR), moves(fourth, NOW)])?.facts.reason).toBe('moving_end');
  });

  it('passes an end that moves while the token stays the same', () => {
    const again = (at: number, by: number) => renewed(token, at, { refreshEnds: NOW + by });
    expect(
      judge([issued({ refreshEnds: NOW }, NOW - 3 * HOUR), again(NOW - 2 * HOUR, HOUR), again(NOW - HOUR, 2 * HOUR)]),
    ).toBeUndefined();
  });

  it('passes a new sign-in in between, which begins anew', () => {
    expect(
      judge([
        issued({ refreshEnds: NOW }, NOW - 3 * HOUR),
        renewed(second, NOW - 2 * HOUR, { refreshEnds: NOW + HOUR }),
        issued({ refreshEnds: NOW + DAY }, NOW - HOUR, third),
        renewed(fourth, NOW, { refreshEnds: NOW + DAY }),
      ]),
    ).toBeUndefined();
  });

  it('passes responses between that brought no refresh token', () => {
    const none = (at: number) =>
      eventOf('token_issued', at, access.id, { access: access.id, renewed: true, refreshEnds: NOW + HOUR });
    expect(judge([issued({ refreshEnds: NOW }, NOW - 3 * HOUR), none(NOW - 2 * HOUR), none(NOW)])).toBeUndefined();
    expect(
      judge([
        issued({ refreshEnds: NOW }, NOW - 3 * HOUR),
        none(NOW - 2 * HOUR),
        renewed(second, NOW, { refreshEnds: NOW + HOUR }),
      ]),
    ).toBeUndefined();
  });

  it('passes what was issued later: each response is judged by those before it', () => {
    const late = renewed(second, NOW - 2 * HOUR, { refreshEnds: NOW + HOUR });
    const after = renewed(third, NOW + HOUR, { refreshEnds: NOW + 2 * HOUR });
    expect(judge([issued({ refreshEnds: NOW }, NOW - 3 * HOUR), after, late])).toBeUndefined();
  });

  it.each<{ what: string; facts: Facts }>([
    { what: 'a life', facts: { refreshExpiresIn: 60 } },
    { what: 'an end', facts: { refreshEnds: NOW + HOUR } },
    { what: 'no end', facts: { refreshEndless: true } },
    { what: 'the end of the grant', facts: { authorizationEnds: NOW + HOUR } },
  ])('passes a response that does not repeat what one before it stated: $what', ({ facts }) => {
    expect(judge([issued(facts, NOW - HOUR), renewed(second, NOW)])).toBeUndefined();
  });

  it('passes a response without a refresh token', () => {
    expect(
      judge([eventOf('token_issued', NOW, access.id, { access: access.id, refreshExpiresIn: 0 })]),
    ).toBeUndefined();
  });

  it('passes a backend, whose tokens do not pass through here', () => {
    expect(judge([eventOf('backend_exchange', NOW - MINUTE), issued({ refreshEndless: true })])).toBeUndefined();
  });

  it('passes a use of a token that was not met before', () => {
    expect(judge([eventOf('refreshed', NOW, undefined, { sent: token.id, sentAt: NOW })])).toBeUndefined();
    expect(judge([eventOf('discovery', NOW - 100 * DAY), eventOf('refreshed', NOW)])).toBeUndefined();
  });
});
