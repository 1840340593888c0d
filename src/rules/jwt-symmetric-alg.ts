import type { SightingRule } from './rule';

export const jwtSymmetricAlg: SightingRule = {
  id: 'jwt-symmetric-alg',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
