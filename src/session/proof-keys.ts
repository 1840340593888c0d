import type { Observation } from '../oauth/observation';
import type { SiteMemory } from './site-memory';

type How = NonNullable<Observation['proofKey']>;

/** Remembers a private key in a script's reach: whether it is one that proves tokens is known only once a proof is sent. */
export const noteProofKey = (memory: SiteMemory, id: string, how: How): void => {
  if (proofKeyOf(memory, id) === undefined) memory.proofKeys = [...memory.proofKeys, { id, how }].slice(-MOST);
};

export const proofKeyOf = ({ proofKeys }: SiteMemory, id: string): How | undefined =>
  proofKeys.find((one) => one.id === id)?.how;

/** A key of a site that was never seen to deal in tokens is none of our business: pages keep keys for much else. */
export const isOthersKey = ({ grants }: SiteMemory, { proofKey }: Observation): boolean =>
  proofKey !== undefined && grants.length === 0;

const MOST = 10;
