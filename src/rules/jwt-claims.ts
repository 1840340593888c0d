import type { Token } from '../oauth/token';
import { issueOf } from './lifecycle';
import type { Known } from './rule';

type Members = Readonly<Record<string, unknown>>;

/** Header and claims, masked; null for what nobody but its receiver can read (G-OPAQUE). */
export const readJwt = ({ format, header, claims }: Token): { header: Members; claims: Members } | null =>
  format === 'jws' && header && claims ? { header: header as Members, claims: claims as Members } : null;

/** RFC 7519 §4.1.3: one receiver, or a list of them. Empty where none is named. */
export const audienceOf = ({ aud }: Members): string[] => [aud].flat().filter(isText);

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The media type that `typ` names, without its optional prefix (RFC 7515 §4.1.9); '' for none. */
export const typeOf = ({ typ }: Members): string =>
  typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : '';

/**
 * Nothing but the name it stood under calls it a token of OAuth: it may as well be a session of the app's own, of which
 * no standard asks anything. A token response that only the page reported is no mere name.
 */
export const isNameOnly = ({ id, certainty }: Token, known: Known): boolean =>
  certainty === 'hint' && !issueOf(id, known.grantOf(id));
