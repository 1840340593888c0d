import type { SightingRule } from './rule';

export const atOverPlaintext: SightingRule = {
  id: 'at-over-plaintext',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
