import { browser, patternOf } from '../browser';
import { keptOff, privatelyOff, SWITCHED_OFF_KEY } from './switched-off';

const granted = new Map<string, Promise<boolean>>();
const known = new Map<string, boolean>();
/** What was asked before a change may be answered after it: such an answer is not kept. */
let generation = 0;

const forgetKnown = (): void => {
  generation += 1;
  known.clear();
};

type Off = { onDisk: Set<string>; inMemory: Set<string> };
let kept: Promise<Off> | undefined;

/** Which sites may be looked at: those the user granted and has not switched off. Access lent by activeTab is no grant. */
export const watching = {
  async isWatched(origin: string): Promise<boolean> {
    const asked = generation;
    const answer = (await watching.isGranted(origin)) && !(await isOff(origin));
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

  /** `isPrivate`: from a private window, whose sites no disk may know of. */
  async set(origin: string, on: boolean, isPrivate = false): Promise<void> {
    const { onDisk, inMemory } = await off();
    const wasInMemory = inMemory.delete(origin);
    if (on) onDisk.delete(origin);
    else (isPrivate ? inMemory : onDisk).add(origin);
    forgetKnown();
    if (wasInMemory || isPrivate) await browser.storage.session.set({ [SWITCHED_OFF_KEY]: [...inMemory] });
    if (on || !isPrivate) await browser.storage.local.set({ [SWITCHED_OFF_KEY]: [...onDisk] });
  },

  /** After a grant or a revocation nothing known before holds. */
  forgetGrants(): void {
    granted.clear();
    forgetKnown();
  },
};

const off = (): Promise<Off> => {
  kept ??= Promise.all([keptOff(), privatelyOff()]).then(([onDisk, inMemory]) => ({
    onDisk: new Set(onDisk),
    inMemory: new Set(inMemory),
  }));
  return kept;
};

const isOff = async (origin: string): Promise<boolean> => {
  const { onDisk, inMemory } = await off();
  return onDisk.has(origin) || inMemory.has(origin);
};
