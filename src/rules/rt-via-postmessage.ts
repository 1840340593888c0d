import type { SightingRule } from './rule';

export const rtViaPostmessage: SightingRule = {
  id: 'rt-via-postmessage',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
