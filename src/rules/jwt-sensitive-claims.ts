import type { SightingRule } from './rule';

export const jwtSensitiveClaims: SightingRule = {
  id: 'jwt-sensitive-claims',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
