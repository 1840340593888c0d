import { browser, patternOf } from '../browser';
import { SWITCHED_OFF_KEY, switchedOff } from './switched-off';

const granted = new Map<string, Promise<boolean>>();
const known = new Map<string, boolean>();
/** What was asked before a change may be answered after it: such an answer is not kept. */
let generation = 0;

const forgetKnown = (): void => {
  generation += 1;
  known.clear();
};

let kept: Promise<Set<string>> | undefined;

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
    await browser.storage.local.set({ [SWITCHED_OFF_KEY]: [...sites] });
  },

  /** After a grant or a revocation nothing known before holds. */
  forgetGrants(): void {
    granted.clear();
    forgetKnown();
  },
};

const off = (): Promise<Set<string>> => {
  kept ??= switchedOff().then((sites) => new Set(sites));
  return kept;
};
