import { basicSecret } from './basic-secret';
import { bearerRefresh } from './bearer-refresh';
import { chunkOf, joinChunks } from './chunks';
import type { Class } from './classify';
import { isStandIn, isTokenText } from './credential-value';
import { expiryOfClaims } from './expiry';
import { type Found, find, findFollowed, keyOf } from './find';
import type { Fingerprint } from './fingerprint';
import { type Followed, type FollowedIndex, follow, indexOf, isFollowable, mayBeFollowed } from './follow';
import { followedRuns } from './followed-runs';
import { type DecodedJwt, decodeCompact } from './jwt';
import { leavesOf } from './leaves';
import { mayBeLogout } from './logout-message';
import { type Known, type Masker, maskWith } from './mask';
import { type Context, type Message, readMessage, SLOTS } from './message';
import type { Field, Observation } from './observation';
import type { Families } from './parties';
import { partyAsked } from './party-asked';
import { sealedHalf } from './sealed-cache';
import { isCookie, type SessionsKnown, sessionIn, wholeName } from './session-cookie';
import { sieve } from './sieve';
import type { Party, Place } from './sighting';
import { type Certainty, compareCertainty, labelOf, SECRET_KINDS, type Token, type TokenKind } from './token';
import { withoutValues } from './without-values';

/** One credential in one place. `raw` is there for proven access and ID tokens alone, and goes no further than `raw:<id>`. */
export type Seen = {
  token: Token;
  place: Place;
  certainty: Certainty;
  party: Party;
  length: number;
  scheme?: string;
  /** A client secret in an answer that registers a client (RFC 7592 §3). */
  registers?: true;
  /** Encrypted, by a key that lies in a script's reach too. */
  sealed?: true;
  /** A JWS whose signature is empty; of a session, also one whose `alg` is none. */
  unsigned?: true;
  followed?: Followed;
  raw?: string;
};

/**
 * All of an observation that outlives its event: nothing in it can be used to sign in. `place`: of the message as a whole,
 * for what is said of it where no credential is.
 */
export type Sighted = { seen: Seen[]; message: Message<string> | null; place: Place | null };

/** What is known before the observation: who is who, what is followed, and the request it answers. */
export type Knowledge = Context & {
  fingerprint: Fingerprint;
  kindOf: Known;
  followed: FollowedIndex;
  issuers: ReadonlySet<string>;
  apis: ReadonlySet<string>;
  families?: Families;
  sessions?: SessionsKnown;
  /** Keys of encrypted caches that were met: `SealedHalf.link`. */
  seals?: ReadonlySet<number>;
};

/** Whether an observation is worth understanding: on most traffic this is all that runs. */
export const isWorth = (
  { channel, url, exchange, proofKey, fields }: Observation,
  followed: FollowedIndex,
  sessions?: SessionsKnown,
): boolean =>
  proofKey !== undefined ||
  (fields.length > 1 && fields.every(({ name }) => chunkOf(name))) ||
  (sessions !== undefined && isCookie(channel) && fields.some(({ name }) => sessions(url, wholeName(name)) !== null)) ||
  fields.some(
    ({ name, value }) => sieve(name) || sieve(value) || NAMED.test(name) || followedRuns(value, followed).length > 0,
  ) ||
  ((exchange?.type === 'main_frame' || exchange?.type === 'sub_frame') && mayBeLogout(url)) ||
  (channel === 'request-body' &&
    fields.some(({ value }) => value.length < LONGEST_PUSHED && value.includes('response_type')));

/** Parameters and headers that the sieve's words do not cover. */
const NAMED = /^(?:code|rt|authorization|grant_type|client_id|error|cookie)$/i;

/** A sign-in that is sent ahead (RFC 9126 §2.1) holds none of them either. */
const LONGEST_PUSHED = 8_192;

/** Observation in, sightings out: classified, decoded, fingerprinted, masked. Never throws on what a page or server sent. */
export const sight = async (observation: Observation, knowledge: Knowledge): Promise<Sighted> => {
  if (observation.proofKey) return keyIn(observation, knowledge);
  const half = sealedHalf(observation);
  if (half?.half === 'data' && knowledge.seals?.has(half.link)) return sealedIn(observation, knowledge);
  const message = readMessage(observation, knowledge);
  // A window may be sent anything by any other.
  const slots = observation.channel === 'post-message' ? new Map<string, Class>() : slotsOf(message);
  const beside = Object.fromEntries(observation.fields.map(({ name, value }) => [name, value]));
  const found: Found[] = [];
  for (const told of fieldsOf(observation)) {
    const before = found.length;
    const secret = basicSecret(observation, told, knowledge.answers);
    const field = secret === null ? told : { ...told, value: secret };
    if (secret !== null && !isStandIn(secret)) slots.set(secret, { kind: 'client-secret', certainty: 'proven' });
    for (const leaf of leavesOf(field, beside)) found.push(...(await find(leaf, field, observation, slots, knowledge)));
    // Past the bounds nothing is told apart, but what is known is still found.
    for (const one of await findFollowed(field.value, keyOf(field), knowledge))
      if (found.slice(before).every(({ id }) => id !== one.id)) found.push(one);
    const { sessions, fingerprint } = knowledge;
    const session = await sessionIn(field, observation, found.slice(before), sessions, fingerprint);
    if (session) found.splice(before, found.length, session);
  }
  const strongest = new Map<string, Class>();
  for (const { id, class: mine } of found) {
    const other = strongest.get(id);
    if (!other || compareCertainty(mine.certainty, other.certainty) > 0) strongest.set(id, mine);
  }
  const own = indexOf(found.map(({ value, id }) => follow(value, id)));
  const masker = maskWith(
    knowledge.fingerprint,
    (id) => strongest.get(id)?.kind ?? knowledge.kindOf(id),
    (value) => mayBeFollowed(value, own) || mayBeFollowed(value, knowledge.followed),
    (text) => [...followedRuns(text, own), ...followedRuns(text, knowledge.followed)].sort((a, b) => a.start - b.start),
  );
  const seen: Seen[] = [];
  for (const one of found)
    seen.push(await describe(one, observation, partyIn(observation, message, knowledge), masker));
  const said = message ? await withoutValues(message, knowledge.fingerprint, masker) : bearerRefresh(observation, seen);
  return { seen, message: said, place: said && (await placeOf(observation, '', masker)) };
};

/** A private key is known by its place: nothing of the key itself has left the page. */
const keyIn = async (observation: Observation, knowledge: Knowledge): Promise<Sighted> => {
  const certainty = observation.proofKey === 'extractable' ? 'proven' : 'likely';
  return { seen: [await unnamed('private-key', certainty, observation, knowledge)], message: null, place: null };
};

/** So is what is encrypted: its text is new each time, and only the name of its entry says what it may be. */
const sealedIn = async (observation: Observation, knowledge: Knowledge): Promise<Sighted> => {
  const one = await unnamed('sealed', 'hint', observation, knowledge);
  return { seen: [{ ...one, sealed: true }], message: null, place: null };
};

const unnamed = async (
  what: string,
  certainty: Certainty,
  observation: Observation,
  { fingerprint, kindOf, followed }: Knowledge,
): Promise<Seen> => {
  const { channel, url, fields } = observation;
  const key = fields[0]?.name ?? '';
  const id = await fingerprint(`${what} ${channel} ${new URL(url).origin} ${key}`);
  const masker = maskWith(fingerprint, kindOf, undefined, (text) => followedRuns(text, followed));
  return describe({ value: '', id, key, class: { kind: 'unknown', certainty } }, observation, null, masker);
};

/** The fields as they are to be read: of a jar, with the pieces of one value put together. */
const fieldsOf = ({ channel, fields }: Observation): Field[] =>
  isCookie(channel)
    ? joinChunks(fields.map(({ name, value }) => [name, value] as const)).map(([name, value]) => ({ name, value }))
    : fields;

const slotsOf = (message: Message<string> | null): Map<string, Class> => {
  const slots = new Map<string, Class>();
  for (const [slot, value] of Object.entries(message ?? {})) {
    const kind = (SLOTS as Partial<Record<string, TokenKind>>)[slot];
    if (!kind || typeof value !== 'string' || isStandIn(value)) continue;
    // Any site may send a visitor to a page with a code of its own making (rules §1): the answer to it proves it, not the address.
    if (kind !== 'code' || message?.says !== 'callback') slots.set(value, { kind, certainty: 'proven' });
    else if (isTokenText(value)) slots.set(value, { kind, certainty: 'likely' });
  }
  return slots;
};

const partyIn = ({ exchange, url, top }: Observation, message: Message<string> | null, known: Knowledge): Party =>
  exchange && top !== null ? partyAsked(url, top, message, known) : null;

const describe = async (found: Found, observation: Observation, party: Party, masker: Masker): Promise<Seen> => {
  const { id, value, class: mine } = found;
  const { token, keepable, unsigned } = await describeToken(found, masker);
  const place = await placeOf(observation, found.key, masker);
  return {
    token,
    place,
    certainty: mine.certainty,
    party,
    length: value.length,
    ...(found.scheme && { scheme: found.scheme }),
    ...(unsigned && { unsigned }),
    ...(registersClient(mine.kind, observation) && { registers: true as const }),
    ...(mine.certainty === 'proven' && isFollowable(value) && { followed: follow(value, id) }),
    ...(keepable && mine.certainty === 'proven' && { raw: value }),
  };
};

const registersClient = (kind: TokenKind, { channel, fields }: Observation): boolean =>
  kind === 'client-secret' &&
  channel === 'response-body' &&
  fields.some(({ value }) => value.includes('"registration_access_token"'));

const describeToken = async (
  { id, value, class: mine }: Found,
  masker: Masker,
): Promise<{ token: Token; keepable: boolean; unsigned?: true }> => {
  const { kind, certainty, expires } = mine;
  const decoded = decodeCompact(value);
  const token: Token = {
    id,
    kind,
    certainty,
    format: decoded?.format ?? 'opaque',
    label: labelOf(kind, id),
    ...(expires !== undefined && { expiresAt: expires, expirySource: 'stated' as const }),
  };
  if (decoded && 'claims' in decoded) Object.assign(token, expiryOfClaims(decoded.claims));
  if (kind === 'session' && isUnsigned(decoded)) return { token, keepable: false, unsigned: true };
  if (SECRET_KINDS.has(kind)) return { token, keepable: false };
  const keepable = (kind === 'access' || kind === 'id') && value.length <= LONGEST_KEPT;
  const header = decoded?.header && (await masker.members(decoded.header));
  const claims = decoded && 'claims' in decoded ? await masker.members(decoded.claims) : undefined;
  return {
    token: { ...token, ...(header && { header: header.members }), ...(claims && { claims: claims.members }) },
    // A token that carries another one inside cannot be kept without keeping that one too; nor one that cannot be looked into.
    keepable: keepable && !header?.changed && !claims?.changed && !(decoded && 'problem' in decoded),
    ...(decoded && 'claims' in decoded && !decoded.signed && { unsigned: true as const }),
  };
};

/** Of a session this is all that is kept of its contents: its header goes, and `alg` with it (RFC 7519 §6). */
const isUnsigned = (decoded: DecodedJwt | null): boolean =>
  decoded !== null && 'claims' in decoded && (!decoded.signed || String(decoded.header.alg).toLowerCase() === 'none');

/** What no request could carry is nothing to copy or verify. */
const LONGEST_KEPT = 65_536;

const placeOf = async ({ channel, url, exchange }: Observation, key: string, masker: Masker): Promise<Place> => {
  const { host, pathname } = new URL(url);
  return {
    channel,
    host: await masker.text(host, true),
    ...(exchange && { path: await masker.text(pathname) }),
    ...(key !== '' && { key: await masker.text(key) }),
  };
};
