import { chunkOf } from './chunks';
import { isCredentialLike } from './credential-value';
import type { Found } from './find';
import type { Fingerprint } from './fingerprint';
import type { Field, Observation } from './observation';
import type { Channel } from './sighting';
import type { Certainty } from './token';

/** How sure it is that a cookie of this name, met at this address, is the session behind a sign-in; null where it is none. */
export type SessionsKnown = (url: string, name: string) => Certainty | null;

/**
 * The session that a cookie holds, where its value is no token that can be named. Its value may be new with each answer
 * and is nothing to follow: the cookie itself, by host and name, is what is known again.
 */
export const sessionIn = async (
  { name, value }: Field,
  { channel, url }: Pick<Observation, 'channel' | 'url'>,
  others: readonly Found[],
  known: SessionsKnown | undefined,
  fingerprint: Fingerprint,
): Promise<Found | null> => {
  const certainty = isCookie(channel) ? known?.(url, wholeName(name)) : null;
  if (!certainty || !isCredentialLike(value) || others.some((one) => one.class.kind !== 'unknown')) return null;
  const id = await fingerprint(`session ${new URL(url).host} ${wholeName(name)}`);
  return { value, id, key: name, class: { kind: 'session', certainty } };
};

/** Of the jar: a header that sets a cookie is another place. */
export const isCookie = (channel: Channel): boolean => channel === 'cookie' || channel === 'http-only-cookie';

/** The name of a cookie that may be cut into pieces. */
export const wholeName = (name: string): string => chunkOf(name)?.whole ?? name;

/** Whether a cookie is called a session, as frameworks and people call them. */
export const isSessionName = (name: string): boolean => SESSION.test(name) && !isOtherCookie(name);

/** How much says that a cookie which an answer sets is a session (rules §4F): that scripts cannot read it, and its name. */
export const sessionSigns = ({ name, httpOnly }: { name: string; httpOnly: boolean }): number =>
  isOtherCookie(name) ? 0 : [httpOnly, isSessionName(name)].filter(Boolean).length;

/**
 * What an answer to a callback sets besides: what holds a sign-in while it is under way, what guards forms, and what load
 * balancers, firewalls and counters set on every answer.
 */
export const isOtherCookie = (name: string): boolean => OTHER.some((pattern) => pattern.test(name));

const SESSION =
  /sess|sid$|(?:^|[-_.])(?:sid|auth|login|identity|remember[-_]?me)(?:$|[-_.])|AspNetCore\.Cookies|wordpress_logged_in/i;
const OTHER: readonly RegExp[] = [
  /state|nonce|pkce|verifier|challenge|transaction|correlation|handshake|(?:^|[-_.])txn?(?:$|[-_.])/i,
  /csrf|xsrf|antiforgery|requestverification/i,
  /return|redirect|callback|locale|(?:^|[-_.])lang(?:$|[-_.])|theme|consent/i,
  /^(?:AWSALB|AWSELB|ARRAffinity|BIGip|TS[0-9a-f]{6,}|SERVERID|__?cf|cf_|ak_bm|bm_|_abck|incap_ses|visid_incap|nlbi_|datadome)/i,
  /^(?:_ga|_gid|_gcl|_fbp|_hj|__utm|ajs_|amplitude|mp_|optimizely|intercom)/i,
];
