import type { Channel } from '../oauth/sighting';
import { rfc, wstg } from './reference';
import type { Known, SightingRule } from './rule';

/** Where a script of the page finds a token beside the key. */
const STORES: ReadonlySet<Channel | undefined> = new Set<Channel>([
  'local-storage',
  'session-storage',
  'indexed-db',
  'cache-storage',
  'cookie',
  'document',
]);

/** DPoP moves the secret from the token to the key: whoever can carry the key away has both. */
export const dpopKeyExtractable: SightingRule = {
  id: 'dpop-key-extractable',
  severity: 'medium',
  references: [rfc(9449, '11.4'), rfc(10017, '6.3.4.2.2'), rfc(10017, '9.2'), wstg('WSTG-CLNT-12')],
  aboutBinding: true,
  on: 'sighting',
  kinds: ['unknown'],
  channels: ['local-storage', 'session-storage', 'indexed-db', 'document'],
  again: ['token_issued', 'token_used'],
  judge: ({ proofKey }, known) => {
    // A key that signs may serve another purpose: only the proofs a site sends say what this one is for.
    if (!proofKey || !sendsProofs(known)) return null;
    const facts = { proofKey };
    return hasTokensInReach(known) ? { severity: 'high', reasons: ['tokens_beside'], facts } : { facts };
  },
};

const sendsProofs = (known: Known): boolean =>
  known.grants().some(({ events }) => events.some(({ facts }) => facts.bound === true || facts.proof === true));

/** An exposure of each such token stands already. */
const hasTokensInReach = (known: Known): boolean =>
  known
    .tokens()
    .filter(({ kind }) => kind === 'access' || kind === 'refresh')
    .some(({ id }) => known.findingsOf(id).some(({ place }) => STORES.has(place?.channel)));
