import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'idt-in-url';
const token = jwtOf('id', { sub: 'someone', email_verified: true, iss: 'https://login.idp.test' });
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-url', key: 'id_token', party: 'first', ...more });

describe(RULE, () => {
  it('flags an ID token in the query, as low', () => {
    const found = judge();
    expect(found).toMatchObject({ severity: 'low', token: token.id, place: { key: 'id_token' } });
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags a known one under any parameter, and in the path', () => {
    expect(judge({ key: 'assertion' })?.severity).toBe('low');
    expect(judgeSeen(RULE, { token, channel: 'request-url', path: '/verify/id' })?.severity).toBe('low');
  });

  it('flags an encrypted one, which shows nobody what it says', () => {
    expect(judge({ token: tokenOf('id', { format: 'jwe' }) })?.severity).toBe('low');
  });

  it.each([
    'name',
    'given_name',
    'family_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'email',
    'gender',
    'birthdate',
    'phone_number',
    'address',
  ])('flags one that tells the %s of the user, as medium', (claim) => {
    expect(judge({ token: jwtOf('id', { sub: 'someone', [claim]: 'x' }) })).toMatchObject({
      severity: 'medium',
      facts: { reason: 'personal' },
    });
  });

  it('flags what only its name calls an ID token, as low', () => {
    expect(judge({ token: jwtOf('id', { email: 'x' }, {}, { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it.each(['issuer', 'first', 'api', null] as const)('flags id_token_hint to the %s party, as info', (party) => {
    expect(judge({ key: 'id_token_hint', party, token: jwtOf('id', { email: 'x' }) })).toMatchObject({
      severity: 'info',
      facts: { reason: 'hint_parameter' },
    });
  });

  it('flags id_token_hint at the sign-out of a server that is not known yet, as info', () => {
    expect(judge({ key: 'id_token_hint', party: 'third', exchange: { says: 'logout' } })?.severity).toBe('info');
  });

  it('flags id_token_hint to a stranger as any other parameter', () => {
    expect(judge({ key: 'id_token_hint', party: 'third' })?.severity).toBe('low');
    expect(judge({ key: 'id_token_hint', party: 'third', exchange: { says: 'callback' } })?.severity).toBe('low');
    expect(judge({ key: 'id_token', party: 'issuer', exchange: { says: 'logout' } })?.severity).toBe('low');
  });

  it('passes the fragment, in which a sign-in answers', () => {
    expect(judge({ channel: 'fragment' })).toBeUndefined();
  });

  it('passes the body and the headers of a request', () => {
    expect(judge({ channel: 'request-body' })).toBeUndefined();
    expect(judge({ channel: 'request-header' })).toBeUndefined();
  });

  it('passes another kind of token', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
    expect(judge({ token: tokenOf('logout-token') })).toBeUndefined();
  });
});
