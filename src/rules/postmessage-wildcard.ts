import type { SightingRule } from './rule';

export const postmessageWildcard: SightingRule = {
  id: 'postmessage-wildcard',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
