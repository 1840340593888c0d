import { type Fingerprint, fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import type { Sighting } from '../../src/oauth/sighting';
import type { TokenKind } from '../../src/oauth/token';
import type { Inspection } from '../../src/session/inspection';
import type { Case } from './cases';
import type { Issued } from './issued';
import type { Lies } from './truth';

export type Score = { truth: number; found: number; unseen: number };

/** How an inspection compares with the truth. Words in it name kinds and places, never a value. */
export type Comparison = {
  refresh: Score;
  access: Score;
  /** Places that are missing, and kinds that are not what was issued. */
  missed: string[];
  wrong: string[];
};

/** What the extension says of one tab, and the key its fingerprints are made with. */
export type Said = { inspection: Inspection | undefined; key: string | undefined };

export const compare = async (
  { inspection, key }: Said,
  truth: readonly Lies[],
  issued: Issued,
  unseen: Case['unseen'],
): Promise<Comparison> => {
  const result: Comparison = { refresh: nothing(), access: nothing(), missed: [], wrong: [] };
  // Without a key it has seen nothing at all, and nothing is found under another one.
  const fingerprint = await fingerprintWith(key ?? makeKey());
  const ids = new Map(
    await Promise.all([...issued].map(async ([value, is]) => [await fingerprint(value), is] as const)),
  );
  for (const [group, places] of await grouped(truth, fingerprint)) {
    const [one] = places;
    if (!one) continue;
    const score = one.kinds.has('refresh') ? result.refresh : result.access;
    score.truth += places.length;
    const seen = inspection?.sightings.filter((sighting) => groupOf(sighting.token, sighting.place) === group) ?? [];
    const isKnown = inspection?.tokens.some(({ id, kind }) => id === seen[0]?.token && one.kinds.has(kind));
    const found = isKnown ? Math.min(places.length, new Set(seen.map(whereOf)).size) : 0;
    const isUnseen = unseen?.channel === one.channel && unseen.host === one.host;
    score.found += found;
    if (found === places.length) continue;
    if (isUnseen) score.unseen += places.length - found;
    else
      result.missed.push(
        `${[...one.kinds].join('/')} in ${places.map(textOf).join(', ')}: ${found} of ${places.length}`,
      );
  }
  result.wrong = wrongIn(inspection, ids);
  return result;
};

const nothing = (): Score => ({ truth: 0, found: 0, unseen: 0 });

/** A place as the extension writes it is masked in part: places of one value are told apart by their number. */
const grouped = async (truth: readonly Lies[], fingerprint: Fingerprint): Promise<Map<string, Lies[]>> => {
  const groups = new Map<string, Lies[]>();
  for (const one of truth) {
    const group = groupOf(await fingerprint(one.value), one);
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return groups;
};

const groupOf = (id: string, { channel, host }: Pick<Lies, 'channel' | 'host'>): string => `${id} ${channel} ${host}`;

/** Of a request its path, of what is stored the outermost name. */
const whereOf = ({ place: { path, key = '' } }: Sighting): string => path ?? key.split(' › ')[0] ?? '';

const textOf = ({ channel, host, where }: Lies): string => `${channel} ${host} ${where}`.trim();

/** Tokens said to be what they are not, and tokens that nobody issued. */
const wrongIn = (inspection: Inspection | undefined, ids: ReadonlyMap<string, ReadonlySet<TokenKind>>): string[] =>
  (inspection?.tokens ?? []).flatMap(({ id, kind, certainty }) => {
    const is = ids.get(id);
    const mistaken = is ? kind !== 'unknown' && !is.has(kind) : COUNTED.has(kind);
    if (!mistaken) return [];
    const places = inspection?.sightings.filter(({ token }) => token === id).map(({ place }) => place) ?? [];
    const [place] = places;
    const said = `${is ? [...is].join('/') : 'nothing issued'} called ${certainty} ${kind}`;
    return [`${said}, in ${place?.channel} ${place?.host} ${place?.path ?? ''} ${place?.key ?? ''}`.trim()];
  });

const COUNTED: ReadonlySet<TokenKind> = new Set<TokenKind>(['access', 'refresh', 'id']);
