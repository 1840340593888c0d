import type { SightingRule } from './rule';

export const jwtNotYetValid: SightingRule = {
  id: 'jwt-not-yet-valid',
  severity: 'low',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
