import { objectOf, textOf } from './members';

/** The address of an issuer's metadata (OpenID Connect Discovery §4), or null where it can have none. */
export const metadataAddress = (issuer: string): string | null => {
  const whole = wholeIssuer(issuer);
  return /[?#]/.test(whole) ? null : askable(`${whole.replace(/\/$/, '')}/.well-known/openid-configuration`);
};

/**
 * An address as it may be asked for keys, or null: https, or http on this computer as far as our policy lets us reach it;
 * without a password, in plain ASCII, so that what is shown is what is asked.
 */
export const askable = (address: string): string | null => {
  if (address.length > LONGEST || !/^[!-~]+$/.test(address)) return null;
  try {
    const { protocol, hostname, username, password, hash, href } = new URL(address);
    const isSafe = protocol === 'https:' || (protocol === 'http:' && OWN.test(hostname));
    return isSafe && username + password + hash === '' ? href : null;
  } catch {
    return null;
  }
};

/** Where an issuer's metadata says that its keys are. `other-issuer`: it is another's (OpenID Connect Discovery §4.3). */
export const keyAddressIn = (
  text: string,
  issuer: string,
): { url: string } | { fault: 'not-metadata' | 'other-issuer' | 'no-key-address' } => {
  const said = parse(text);
  const named = textOf(said?.issuer);
  if (!said || named === undefined) return { fault: 'not-metadata' };
  if (!isSameIssuer(named, issuer)) return { fault: 'other-issuer' };
  const url = askable(textOf(said.jwks_uri) ?? '');
  return url === null ? { fault: 'no-key-address' } : { url };
};

/** Whether two names are of one issuer: an ID token may leave "https://" out (Google's does). */
export const isSameIssuer = (one: string, other: string): boolean => wholeIssuer(one) === wholeIssuer(other);

const wholeIssuer = (issuer: string): string => (/^[a-z0-9.-]+$/.test(issuer) ? `https://${issuer}` : issuer);

const LONGEST = 2_000;
const OWN = /^(?:(?:.+\.)?localhost|127\.0\.0\.1)$/;

const parse = (text: string) => {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
};
