import { browser } from '../browser';
import { hexOf } from '../oauth/hex';
import { type Place, placeKey } from '../oauth/sighting';
import type { Finding } from '../rules/finding';
import type { Inspection } from './inspection';
import { store } from './store';

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
  async mark({ tab, findings }: Inspection): Promise<void> {
    const known = [...(await read()), ...(await readPrivate(tab))];
    if (known.length === 0 && findings.every(({ facts }) => facts.ignored === undefined)) return;
    for (const finding of findings) {
      const { ignored: _, ...facts } = finding.facts;
      const entry = await entryOf(known, nameOf(finding));
      finding.facts = entry ? { ...facts, ignored: entry.reason } : facts;
    }
  },

  /** `reason`: the user's own words, masked. `at` in ms. */
  async add(name: ExposureName, reason: string, at: number): Promise<void> {
    const others = await without(await read(), name);
    await write([...others, await make(name, reason, at)].slice(-MOST));
  },

  /** The same in memory alone, for a tab of a private window: it goes with the tab. */
  async addPrivately(tab: number, name: ExposureName, reason: string, at: number): Promise<void> {
    const known = await readPrivate(tab);
    const others = await without(known, name);
    writePrivate(tab, [...others, await make(name, reason, at)].slice(-MOST));
  },

  async remove(tab: number, name: ExposureName): Promise<void> {
    await write(await without(await read(), name));
    const known = await readPrivate(tab);
    if (known.length > 0) writePrivate(tab, await without(known, name));
  },

  /** Of a tab that was closed. */
  forget(tab: number): void {
    privately.delete(tab);
    store.remove(privateKey(tab));
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

const make = async ({ rule, site, place }: ExposureName, reason: string, at: number): Promise<Ignored> => ({
  rule,
  site,
  place: await hashOf(place),
  reason: reason.slice(0, LONGEST_REASON),
  at,
});

const without = async (known: readonly Ignored[], name: ExposureName): Promise<Ignored[]> => {
  const entry = await entryOf(known, name);
  return known.filter((one) => one !== entry);
};

/** `ignored:<tabId>` in storage.session: the same of a tab in a private window. */
const privateKey = (tab: number): string => `ignored:${tab}`;

/** Asked for with each judgement, and seldom there. */
const privately = new Map<number, Promise<readonly Ignored[]>>();

const readPrivate = (tab: number): Promise<readonly Ignored[]> => {
  const known = privately.get(tab) ?? store.peek<readonly Ignored[]>(privateKey(tab)).then((kept) => kept ?? []);
  privately.set(tab, known);
  return known;
};

const writePrivate = (tab: number, known: readonly Ignored[]): void => {
  privately.set(tab, Promise.resolve(known));
  store.set(privateKey(tab), known);
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
