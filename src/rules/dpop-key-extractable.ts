import type { SightingRule } from './rule';

export const dpopKeyExtractable: SightingRule = {
  id: 'dpop-key-extractable',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
