import type { Observation } from '../oauth/observation';
import { sealedHalf } from '../oauth/sealed-cache';
import type { SiteMemory } from './site-memory';

/** The key of an encrypted cache, in a script's reach and not known yet. */
export const isNewSeal = ({ seals }: SiteMemory, observation: Observation): boolean => {
  const found = observation.channel === 'cookie' ? sealedHalf(observation) : null;
  return found?.half === 'key' && seals.every(({ link }) => link !== found.link);
};

/** Remembers that there is such a key, and nothing of the key: what it opens is looked for from now on. */
export const noteSeal = (memory: SiteMemory, observation: Observation): void => {
  const found = isNewSeal(memory, observation) ? sealedHalf(observation) : null;
  if (found) memory.seals = [...memory.seals, { link: found.link, at: observation.at }].slice(-MOST);
};

const MOST = 10;
