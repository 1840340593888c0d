import type { Observation } from '../oauth/observation';
import type { KeyMark } from './page/private-key';
import type { Told } from './page/report';
import type { Reporter } from './response-body';

/** What lies in a page's stores and in the page itself, read by the isolated script: which page put it there is not asked. */
export const fromStored = (
  { place, entries, again, at }: Extract<Told, { tell: 'stored' }>,
  { tab, frame, top, origin }: Reporter,
): Observation[] =>
  entries.map(([name, value]) => ({
    channel: place,
    at,
    tab,
    frame,
    top,
    url: `${origin}/`,
    reportedBy: 'browser',
    exchange: null,
    ...(again && { again: true }),
    ...contentOf(name, value, place),
  }));

/** Only a database holds a key that is no text. */
const contentOf = (name: string, value: string, place: Place): Pick<Observation, 'fields' | 'proofKey'> => {
  const proofKey = PROOF_KEYS[value];
  return proofKey === undefined || (proofKey === 'extractable' && place !== 'indexed-db')
    ? { fields: [{ name, value }] }
    : { proofKey, fields: [{ name, value: '' }] };
};

type Place = Extract<Told, { tell: 'stored' }>['place'];

const PROOF_KEYS: Partial<Record<string, Observation['proofKey']>> = {
  'private-key extractable': 'extractable',
  'private-key jwk': 'jwk',
} satisfies Record<KeyMark, Observation['proofKey']>;
