import { fold, isSecretName } from '../oauth/leaf-name';
import { labelledIn } from '../oauth/token';
import { isNameOnly, readJwt } from './jwt-claims';
import { asvs, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** Claims are masked before they get here: a secret shows by its name, or by the label that took its place. */
export const jwtSensitiveClaims: SightingRule = {
  id: 'jwt-sensitive-claims',
  severity: 'high',
  references: [
    rfc(7519, '12', 'MUST'),
    rfc(9068, '6'),
    rfc(10017, '9.1'),
    asvs('14.1.1', 'L2'),
    asvs('14.2.6', 'L3'),
    wstg('WSTG-SESS-10'),
  ],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id'],
  // What a claim holds may turn out to be a token by what comes after it.
  again: ['token_issued'],
  judge: ({ token }, known) => {
    const claims = readJwt(token)?.claims;
    if (!claims) return null;
    const secrets = Object.entries(claims).flatMap(([name, value]) => secretsIn(name, value));
    if (secrets.length > 0) return { facts: { claims: listed(secrets) } };
    const personal = personalIn(claims);
    if (personal.length === 0 || isNameOnly(token, known)) return null;
    const facts = { claims: listed(personal) };
    return token.kind === 'id'
      ? { severity: 'info', reasons: ['about_user'], facts }
      : { severity: 'low', reasons: ['personal_data'], facts };
  },
};

const MOST_LISTED = 5;

const listed = (names: readonly string[]): string => [...new Set(names)].slice(0, MOST_LISTED).join(', ');

/** Identifiers and digests, whose value opens nothing even where it is that of another thing (RFC 7519, OpenID Connect, RFC 7800). */
const HARMLESS = new Set(['sub', 'oid', 'sid', 'jti', 'at_hash', 'c_hash', 's_hash', 'cnf']);

/** The names under which a secret stands. */
const secretsIn = (name: string, value: unknown): string[] => {
  if (HARMLESS.has(name)) return [];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => secretsIn(Array.isArray(value) ? name : key, inner));
  const isNamed = isSecretName(name) && (typeof value === 'number' || (typeof value === 'string' && value !== ''));
  return isNamed || labelledIn(`${name} ${value}`).some((kind) => kind !== 'unknown') ? [name] : [];
};

const personalIn = (claims: Readonly<Record<string, unknown>>): string[] => {
  const names = Object.keys(claims).filter((name) => !EMPTY.has(claims[name]));
  const has = (one: string) => names.some((name) => fold(name) === one);
  const isWhole = has('given_name') && has('family_name');
  return names.filter((name) => {
    const folded = fold(name);
    if (NAMES.has(folded)) return isWhole;
    return PERSONAL.has(folded) || (PROFILE.has(folded) && JSON.stringify(claims[name]).length > LONGEST_PROFILE);
  });
};

const EMPTY = new Set<unknown>([undefined, null, '', true, false]);
/** One of the two is no more than many a name that apps show. */
const NAMES = new Set(['given_name', 'family_name']);

/** OpenID Connect Core §5.1, and numbers that states give to people. */
const PERSONAL = new Set(
  'email phone_number birthdate address national_id national_identity_number identity_number nin nino ssn social_security_number personal_number personnummer personal_identity_code fiscal_number tax_id codice_fiscale cpf pesel dni nif bsn my_number passport_number'.split(
    ' ',
  ),
);

const PROFILE = new Set(
  'profile user user_info userinfo user_data user_metadata person customer account attributes'.split(' '),
);
const LONGEST_PROFILE = 1_024;
