import type { SightingRule } from './rule';

export const jwtCritInvalid: SightingRule = {
  id: 'jwt-crit-invalid',
  severity: 'low',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
