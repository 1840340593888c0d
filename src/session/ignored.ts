import { browser } from '../browser';
import { hexOf } from '../oauth/hex';
import { type Place, placeKey } from '../oauth/sighting';
import type { Finding } from '../rules/finding';
import type { Inspection } from './inspection';

/**
 * What the user does not want to hear of at a site: by rule and place, whichever token it is about. The place is kept as
 * a hash, since a path or a key may say more than the disk should hold.
 */
export type Ignored = { rule: string; site: string; place: string; reason: string; at: number };

/** What names an exposure: no token does. */
export type ExposureName = { rule: string; site: string; place: Place | null };

export const IGNORED_KEY = 'ignored';
const MOST = 500;
const LONGEST_REASON = 200;

let entries: Promise<Ignored[]> | undefined;

/** Ignored findings stay in the inspection, with the user's reason as the fact `ignored`. */
export const ignored = {
  /** Marks the findings of an inspection that are ignored, and those that no longer are. */
  async mark({ findings }: Inspection): Promise<void> {
    const known = await read();
    if (known.length === 0 && findings.every(({ facts }) => facts.ignored === undefined)) return;
    for (const finding of findings) {
      const { ignored: _, ...facts } = finding.facts;
      const entry = await entryOf(known, nameOf(finding));
      finding.facts = entry ? { ...facts, ignored: entry.reason } : facts;
    }
  },

  /** `reason`: the user's own words, masked. `at` in ms. */
  async add(name: ExposureName, reason: string, at: number): Promise<void> {
    const others = await without(name);
    const { rule, site } = name;
    const entry = { rule, site, place: await hashOf(name.place), reason: reason.slice(0, LONGEST_REASON), at };
    await write([...others, entry].slice(-MOST));
  },

  async remove(name: ExposureName): Promise<void> {
    await write(await without(name));
  },

  /** The same of an entry as it is kept: `place` is the hash. */
  async drop({ rule, site, place }: Pick<Ignored, 'rule' | 'site' | 'place'>): Promise<void> {
    const known = await read();
    await write(known.filter((one) => one.rule !== rule || one.site !== site || one.place !== place));
  },
};

export const isNamed = (finding: Finding, { rule, site, place }: ExposureName): boolean =>
  finding.rule === rule &&
  finding.site === site &&
  (finding.place ? placeKey(finding.place) : '') === (place ? placeKey(place) : '');

const nameOf = ({ rule, site, place }: Finding): ExposureName => ({ rule, site, place: place ?? null });

const entryOf = async (
  known: readonly Ignored[],
  { rule, site, place }: ExposureName,
): Promise<Ignored | undefined> => {
  const alike = known.filter((one) => one.rule === rule && one.site === site);
  const hash = alike.length > 0 ? await hashOf(place) : '';
  return alike.find((one) => one.place === hash);
};

const without = async (name: ExposureName): Promise<Ignored[]> => {
  const known = await read();
  const entry = await entryOf(known, name);
  return known.filter((one) => one !== entry);
};

const read = (): Promise<Ignored[]> => {
  entries ??= browser.storage.local
    .get(IGNORED_KEY)
    .then(({ [IGNORED_KEY]: kept }) => (Array.isArray(kept) ? kept.filter(isIgnored) : []));
  return entries;
};

const write = async (known: Ignored[]): Promise<void> => {
  entries = Promise.resolve(known);
  await browser.storage.local.set({ [IGNORED_KEY]: known });
};

export const isIgnored = (value: unknown): value is Ignored =>
  typeof value === 'object' &&
  value !== null &&
  ['rule', 'site', 'place', 'reason'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

const hashOf = async (place: Place | null): Promise<string> => {
  if (!place) return '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(placeKey(place)));
  return hexOf(new Uint8Array(digest, 0, 8));
};
