import type { Observation } from '../oauth/observation';
import { type SealedHalf, sealedHalf } from '../oauth/sealed-cache';
import type { SiteMemory } from './site-memory';

/** The key of an encrypted cache, in a script's reach and not known yet. */
export const newSeal = ({ seals }: SiteMemory, observation: Observation): SealedHalf | null => {
  const found = observation.channel === 'cookie' ? sealedHalf(observation) : null;
  return found?.half === 'key' && seals.every(({ link }) => link !== found.link) ? found : null;
};

/** Remembers that there is such a key, and nothing of the key: what it opens is looked for from now on. */
export const noteSeal = (memory: SiteMemory, observation: Observation): void => {
  const found = newSeal(memory, observation);
  if (found) memory.seals = [...memory.seals, { link: found.link, at: observation.at }].slice(-MOST);
};

const MOST = 10;
