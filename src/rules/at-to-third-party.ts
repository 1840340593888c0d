import type { SightingRule } from './rule';

export const atToThirdParty: SightingRule = {
  id: 'at-to-third-party',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
