import type { Token } from '../oauth/token';
import { claimOf } from './claim';
import type { ClaimLine } from './claims';
import { ALGORITHMS } from './explained/algorithms';
import { HEADER_PARAMS, headerKey, MEDIA_TYPES } from './explained/header-params';
import { methodKey, SIGN_IN_METHODS } from './explained/sign-in-methods';
import { claimKey, STANDARD_CLAIMS } from './explained/standard-claims';
import { type Vendor, vendorOf, vendorOfIssuer } from './explained/vendors';
import { isolated } from './legible';
import type { Translate } from './scope';
import { type Moment, TIMES, timeNote } from './time-notes';

/** What a line means, in a sentence; '' where only its value can speak. `token` is the one it was read from. */
export type Note = (t: Translate, line: ClaimLine, token: Token, moment: Moment) => string;

export const claimNote: Note = (t, { name, items, missing }, token, moment) => {
  if (missing) return t(`${claimKey(name)}_none`);
  const meaning = meaningOf(t, name, vendorOf(token.claims));
  const value = claimOf(token, name);
  if (Object.hasOwn(TIMES, name)) {
    return timeNote(t, { name, value, meaning, issuedAt: token.issuedAt }, moment) || meaning;
  }
  const say = Object.hasOwn(NOTES, name) ? NOTES[name] : undefined;
  return say?.(t, value, items ?? []) || meaning;
};

/** A header's line: what the member is for, or what its value stands for where that is known. */
export const headerNote: Note = (t, { name, value, items = [] }) => {
  const meaning = HEADER_PARAMS.includes(name) ? t(headerKey(name)) : '';
  if (name === 'alg' || name === 'enc') {
    const [key = '', size = ''] = (Object.hasOwn(ALGORITHMS, value) && ALGORITHMS[value]) || [];
    return t(key, size) || meaning;
  }
  const type = value.toLowerCase().replace(/^application\//, '');
  if (name === 'cty' && type === 'jwt') return t('header_cty_jwt');
  if (name === 'b64' && value === 'false') return t('header_b64_false');
  if (name === 'crit' && items.length > 0) return t('header_crit_of', namesOf(t, items));
  return name === 'typ' && Object.hasOwn(MEDIA_TYPES, type) ? t(MEDIA_TYPES[type] ?? '') : meaning;
};

const namesOf = (t: Translate, names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMED).map((name) => isolated(name, 40));
  return [...shown, ...(names.length > MOST_NAMED ? ['…'] : [])].join(t('between_items'));
};
const MOST_NAMED = 5;

/** A name of one's own is an address (RFC 7519 §4.2), so that no two meet. */
const OWN_NAME = /^(?:https?:\/\/|urn:)/;

const meaningOf = (t: Translate, name: string, vendor: Vendor | undefined): string => {
  if (vendor?.claims.includes(name)) return t(claimKey(name, vendor.id));
  if (STANDARD_CLAIMS.includes(name)) return t(claimKey(name));
  const prefix = vendor?.prefixes?.find((start) => name.startsWith(start));
  if (vendor && prefix !== undefined) return t(claimKey(prefix, vendor.id));
  return OWN_NAME.test(name) ? t('claim_custom_name') : '';
};

/** Notes that say more than what the claim is for. Where one has nothing to say, that is shown instead. */
const NOTES: Readonly<Record<string, (t: Translate, value: unknown, items: readonly string[]) => string>> = {
  iss: (t, value) => {
    const vendor = vendorOfIssuer(value);
    return vendor ? t('claim_iss_of', vendor.name) : '';
  },
  aud: (t, _, items) => several(t, 'claim_aud_many', items.length),
  scope: (t, _, items) => several(t, 'claim_scope_many', items.length),
  scp: (t, _, items) => several(t, 'claim_scope_many', items.length),
  amr: (t, _, items) => {
    const known = SIGN_IN_METHODS.filter((name) => items.includes(name)).map((name) => t(methodKey(name)));
    return known.length > 0 ? t('claim_amr_of', known.join(t('between_items'))) : '';
  },
  cnf: (t, value) => {
    const member = CONFIRMATIONS.find(
      (name) => typeof value === 'object' && value !== null && Object.hasOwn(value, name),
    );
    return member === undefined ? '' : t(`${claimKey('cnf')}_${member.replace(/\W/g, '_')}`);
  },
};

/** Ways to name the key a token is tied to: RFC 9449 §6.1, RFC 8705 §3.1, RFC 7800 §3. */
export const CONFIRMATIONS: readonly string[] = ['jkt', 'x5t#S256', 'jwk', 'jwe', 'kid', 'jku'];

const several = (t: Translate, key: string, count: number): string => (count > 1 ? t(key, String(count)) : '');
