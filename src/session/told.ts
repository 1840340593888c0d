import { quickHash } from '../oauth/quick-hash';
import type { SiteMemory } from './site-memory';

/** Rotation brings new tokens by the hour: what is asked about again stays, what nobody asks about goes. */
const MOST = 600;

/** Whether something is told for the first time, by the words that name it. That it was outlasts its event, which goes to a page. */
export const tellOnce = (memory: SiteMemory, ...words: readonly (string | undefined)[]): boolean => {
  const mark = markOf(words);
  const { told = [] } = memory;
  // What was told lately need not be moved to stay.
  if (told.includes(mark, -MOST / 2)) return false;
  const others = told.filter((one) => one !== mark);
  memory.told = [...others, mark].slice(-MOST);
  return others.length === told.length;
};

/** It turned out not to be so: it may be told anew. */
export const untell = (memory: SiteMemory, ...words: readonly (string | undefined)[]): void => {
  memory.told = memory.told?.filter((one) => one !== markOf(words)) ?? [];
};

const markOf = (words: readonly (string | undefined)[]): number => quickHash(words.join(' '));
