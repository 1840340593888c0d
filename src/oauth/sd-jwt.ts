import { base64url } from 'jose';
import { type Members, objectOf } from './members';
import type { Disclosure, PastedToken } from './pasted';
import { readText } from './read-part';
import { withhold } from './withhold';

/** What a disclosure says; of a list's element without a name. */
type Said = { name: string | null; value: unknown };

/** What was disclosed with an SD-JWT, in its order, each with whether its digest was signed: RFC 9901 §4.2, §7.1. */
export const readDisclosures = async (
  written: readonly string[],
  claims: Members,
): Promise<NonNullable<PastedToken['shown']>> => {
  const read = await Promise.all(
    written.slice(0, MOST).map(async (text) => ({ said: saidIn(text), digest: await digestOf(text, claims) })),
  );
  const byDigest = new Map(read.map(({ digest, said }) => [digest, said]));
  const places = placesOf(claims, (digest) => byDigest.get(digest) ?? null);
  const elements = new Map<string, number>();
  const disclosures: Disclosure[] = [];
  for (const { said, digest } of read) {
    const found = (digest !== null && places.get(digest)) || [];
    const around = found[0] ?? [];
    const list = JSON.stringify(around);
    if (said?.name === null) elements.set(list, (elements.get(list) ?? 0) + 1);
    const path = [...around, said ? (said.name ?? `[${elements.get(list)}]`) : '?'];
    const matched = digest === null ? 'unchecked' : (MATCHES[found.length] ?? 'repeated');
    disclosures.push({ ...(said ? await masked(path, said.value) : { path }), digest: matched });
  }
  const unknown = [...places.keys()].filter((digest) => !byDigest.has(digest)).length;
  const unchecked = read.filter(({ digest }) => digest === null).length;
  return { disclosures, hidden: Math.max(0, unknown - unchecked) };
};

/** Whether a key-binding JWT is about what it came with (RFC 9901 §4.3.1); null where the hash is not known. */
export const isBoundTo = async (presented: string, sdHash: unknown, claims: Members): Promise<boolean | null> => {
  const digest = await digestOf(presented, claims);
  return digest === null ? null : digest === sdHash;
};

const digestOf = async (text: string, { _sd_alg: name = 'sha-256' }: Members): Promise<string | null> => {
  const hash = typeof name === 'string' && Object.hasOwn(HASHES, name) ? HASHES[name] : undefined;
  return hash ? base64url.encode(new Uint8Array(await crypto.subtle.digest(hash, ASCII.encode(text)))) : null;
};

/** A value under its names, as claims are masked: what is within a secret belongs to it. */
const masked = async (names: readonly string[], value: unknown): Promise<Pick<Disclosure, 'path' | 'value'>> => {
  const whole = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Members;
  let inside: unknown = (await withhold(whole)).members;
  const path: string[] = [];
  for (const _ of names) {
    const [[name, member] = []] = Object.entries(objectOf(inside) ?? {});
    if (name === undefined) break;
    path.push(name);
    inside = member;
  }
  return { path, value: inside };
};

/** [salt, name, value], or of a list's element [salt, value] (RFC 9901 §4.2.1, §4.2.2); null for anything else. */
const saidIn = (written: string): Said | null => {
  const text = readText(written, 'text').value;
  try {
    const list: unknown = text === null ? null : JSON.parse(text);
    if (!Array.isArray(list) || typeof list[0] !== 'string') return null;
    if (list.length === 2) return { name: null, value: list[1] };
    return list.length === 3 && typeof list[1] === 'string' ? { name: list[1], value: list[2] } : null;
  } catch {
    return null;
  }
};

/** The names that lead to where each digest stands, in what was signed and in what digests there stand for. */
const placesOf = (claims: Members, disclosed: (digest: string) => Said | null): Map<string, (readonly string[])[]> => {
  const places = new Map<string, (readonly string[])[]>();
  const note = (digest: unknown, path: readonly string[], depth: number): void => {
    if (typeof digest !== 'string' || places.size >= MOST_DIGESTS) return;
    const found = places.get(digest);
    if (found) {
      if (found.length < MATCHES.length) found.push(path);
      return;
    }
    places.set(digest, [path]);
    const inside = disclosed(digest);
    if (inside) visit(inside.value, [...path, inside.name ?? '[]'], depth + 1);
  };
  const visit = (value: unknown, path: readonly string[], depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    if (Array.isArray(value)) {
      for (const item of value) {
        const digest = objectOf(item)?.['...'];
        if (typeof digest === 'string') note(digest, path, depth);
        else visit(item, path, depth + 1);
      }
    } else
      for (const [name, member] of Object.entries(value)) {
        if (name === '_sd' && Array.isArray(member)) for (const digest of member) note(digest, path, depth);
        else visit(member, [...path, name], depth + 1);
      }
  };
  visit(claims, [], 0);
  return places;
};

/** By how many places its digest stands at: more than one is one too many (RFC 9901 §7.1). */
const MATCHES: readonly Disclosure['digest'][] = ['unmatched', 'matched'];
/** IANA Named Information Hash Algorithms, as far as browsers have them. */
const HASHES: Readonly<Record<string, string>> = { 'sha-256': 'SHA-256', 'sha-384': 'SHA-384', 'sha-512': 'SHA-512' };
const ASCII = new TextEncoder();
const MOST = 200;
const MOST_DIGESTS = 5_000;
const DEEPEST = 20;
