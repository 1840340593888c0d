import type { SightingRule } from './rule';

export const jwtTypGeneric: SightingRule = {
  id: 'jwt-typ-generic',
  severity: 'info',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
