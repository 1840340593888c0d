import { browser, patternOf } from '../browser';

/** Sites the user switched off, by origin, in storage.local. */
const KEY = 'notWatching';

const granted = new Map<string, Promise<boolean>>();
const known = new Map<string, boolean>();
/** What was asked before a change may be answered after it: such an answer is not kept. */
let generation = 0;

const forgetKnown = (): void => {
  generation += 1;
  known.clear();
};

let switchedOff: Promise<Set<string>> | undefined;

/** Which sites may be looked at: those the user granted and has not switched off. Access lent by activeTab is no grant. */
export const watching = {
  async isWatched(origin: string): Promise<boolean> {
    const asked = generation;
    const answer = (await watching.isGranted(origin)) && !(await off()).has(origin);
    if (asked === generation) known.set(origin, answer);
    return answer;
  },

  /** The same without waiting: undefined until it was asked once since access last changed. */
  isKnownWatched: (origin: string): boolean | undefined => known.get(origin),

  isGranted(origin: string): Promise<boolean> {
    const known = granted.get(origin);
    if (known) return known;
    if (granted.size >= 1_000) granted.clear();
    const asked = browser.permissions.contains({ origins: [patternOf(origin)] }).catch(() => false);
    granted.set(origin, asked);
    return asked;
  },

  async set(origin: string, on: boolean): Promise<void> {
    const sites = await off();
    if (on) sites.delete(origin);
    else sites.add(origin);
    forgetKnown();
    await browser.storage.local.set({ [KEY]: [...sites] });
  },

  /** Read anew: another page of ours may have switched one meanwhile. */
  async switchedOff(): Promise<readonly string[]> {
    switchedOff = undefined;
    return [...(await off())];
  },

  /** After a grant or a revocation nothing known before holds. */
  forgetGrants(): void {
    granted.clear();
    forgetKnown();
  },
};

const off = (): Promise<Set<string>> => {
  switchedOff ??= browser.storage.local
    .get(KEY)
    .then(({ [KEY]: sites }) => new Set(Array.isArray(sites) ? sites.map(String) : []));
  return switchedOff;
};
