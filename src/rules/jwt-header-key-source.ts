import type { SightingRule } from './rule';

export const jwtHeaderKeySource: SightingRule = {
  id: 'jwt-header-key-source',
  severity: 'medium',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
