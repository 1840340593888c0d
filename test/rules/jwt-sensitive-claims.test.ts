import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-sensitive-claims';
const judge = (claims: object, more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: jwtOf('access', claims), channel: 'request-header', ...more });
const judgeId = (claims: object) => judge({}, { token: jwtOf('id', claims) });
/** What masking leaves of a value. */
const label = (prefix: string) => `${prefix}·7f3a9c`;

describe(RULE, () => {
  it.each([
    'password',
    'passwd',
    'user_password',
    'secret',
    'private_key',
    'privateKey',
    'api_key',
    'apikey',
    'refresh_token',
    'client_secret',
    'pin',
    'cvv',
    'https://app.spa.test/claims/password',
  ])('flags a claim called %s, as high', (name) => {
    expect(judge({ [name]: label('tk') })).toMatchObject({ severity: 'high', facts: { claims: name } });
    expect(judgeId({ [name]: label('tk') })?.severity).toBe('high');
    expect(judge({ [name]: 0 })?.severity).toBe('high');
  });

  it.each<[what: string, prefix: string]>([
    ['a private key, or the key of a provider', 'key'],
    ['the number of a payment card', 'card'],
    ['a refresh token', 'rt'],
    ['an access token', 'at'],
    ['a client secret', 'cs'],
    ['an authorization code', 'co'],
    ['the cookie of a session', 'se'],
  ])('flags a claim that holds %s, as high', (_, prefix) => {
    const found = judge({ note: `see ${label(prefix)}` });
    expect(found).toMatchObject({ severity: 'high', facts: { claims: 'note' } });
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags a secret in a list, in an object, in the name of a claim', () => {
    expect(judge({ a: [1, [label('key')]] })?.facts.claims).toBe('a');
    expect(judge({ a: { b: { c: label('card') } } })?.facts.claims).toBe('c');
    expect(judge({ a: { password: label('tk') } })?.facts.claims).toBe('password');
    expect(judge({ password: [label('tk')] })?.facts.claims).toBe('password');
    expect(judge({ [label('rt')]: 1 })?.facts.claims).toBe(label('rt'));
  });

  it('flags all of them in one finding, and names the first five', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, label('rt')]));
    expect(judge(many)?.facts.claims).toBe('a, b, c, d, e');
    expect(judge({ a: [label('rt'), label('at')], email: 'ada' })?.facts.claims).toBe('a');
  });

  it('flags a secret whatever calls the token one, as low where only its name does', () => {
    const token = jwtOf('access', { password: label('tk') }, {}, { certainty: 'hint' });
    expect(judge({}, { token })?.severity).toBe('low');
  });

  it('flags it once more is known of what a claim holds', () => {
    expect(judge({ a: label('rt') }, { again: 'token_issued' })?.severity).toBe('high');
  });

  it.each(
    'email phone_number birthdate address national_id national_identity_number identity_number nin nino ssn social_security_number personal_number personnummer personal_identity_code fiscal_number tax_id codice_fiscale cpf pesel dni nif bsn my_number passport_number'.split(
      ' ',
    ),
  )('flags %s in an access token as low, and in an ID token as info', (name) => {
    const claims = { [name]: 'value' };
    expect(judge(claims)).toMatchObject({ severity: 'low', facts: { claims: name, reason: 'personal_data' } });
    expect(judgeId(claims)).toMatchObject({ severity: 'info', facts: { claims: name, reason: 'about_user' } });
  });

  it('flags a name that is given in full', () => {
    expect(judge({ given_name: 'Ada', family_name: 'Lovelace' })).toMatchObject({
      severity: 'low',
      facts: { claims: 'given_name, family_name' },
    });
    expect(judge({ given_name: 'Ada' })).toBeUndefined();
    expect(judge({ family_name: 'Lovelace' })).toBeUndefined();
    expect(judge({ given_name: 'Ada', email: 'ada' })?.facts.claims).toBe('email');
  });

  it('flags personal data under a name of the issuer’s own, and in an object', () => {
    expect(judge({ 'https://app.spa.test/email': 'ada' })?.severity).toBe('low');
    expect(judge({ phoneNumber: '1', address: { locality: 'London' } })?.facts.claims).toBe('phoneNumber, address');
  });

  it.each('profile user user_info userinfo user_data user_metadata person customer account attributes'.split(' '))(
    'flags more than a kilobyte of data about the user (%s), as low',
    (name) => {
      expect(judge({ [name]: 'x'.repeat(1_023) })).toMatchObject({ severity: 'low', facts: { claims: name } });
      expect(judge({ [name]: 'x'.repeat(1_022) })).toBeUndefined();
      expect(judge({ [name]: { a: 'x'.repeat(1_022) } })?.severity).toBe('low');
    },
  );

  it('flags personal data in what a token response brought, though only the page says so', () => {
    const token = jwtOf('access', { email: 'ada' }, {}, { certainty: 'hint' });
    const grant = grantOf(eventOf('token_issued', NOW, token.id));
    expect(judge({}, { token, grant })?.severity).toBe('low');
  });

  it('passes yes and no, and what is empty', () => {
    for (const value of [true, false, null, undefined, ''])
      expect(judge({ password: value, email: value, pin: value }), String(value)).toBeUndefined();
  });

  it('passes claims that only talk about a password', () => {
    expect(
      judge({ email_verified: true, pwd_exp: 7, pwd_url: 'https://login.idp.test/pwd', amr: ['pwd'] }),
    ).toBeUndefined();
  });

  it.each(['sub', 'oid', 'sid', 'jti', 'at_hash', 'c_hash', 's_hash', 'cnf'])('passes the claim %s', (name) => {
    expect(judge({ [name]: label('se') })).toBeUndefined();
    expect(judge({ [name]: { jkt: label('rt') } })).toBeUndefined();
  });

  it('passes random text of no known kind', () => {
    expect(judge({ session_id: label('tk'), list: [label('tk')] })).toBeUndefined();
  });

  it('passes long lists of what the user may do', () => {
    expect(judge({ roles: Array.from({ length: 50 }, (_, at) => `a-rather-long-role-${at}`) })).toBeUndefined();
  });

  it('passes personal data in what only its name calls a token of OAuth', () => {
    expect(judge({}, { token: jwtOf('access', { email: 'ada' }, {}, { certainty: 'hint' }) })).toBeUndefined();
  });

  it('passes what has no claims to read: opaque and encrypted tokens', () => {
    expect(judge({}, { token: tokenOf('access') })).toBeUndefined();
    const claims = { password: label('tk') };
    expect(judge({}, { token: tokenOf('access', { format: 'jwe', header: {}, claims }) })).toBeUndefined();
  });

  it('passes a JWT of another kind', () => {
    expect(judge({}, { token: jwtOf('unknown', { password: label('tk') }) })).toBeUndefined();
  });
});
