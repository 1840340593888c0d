import type { SightingRule } from './rule';

export const jwtExpMilliseconds: SightingRule = {
  id: 'jwt-exp-milliseconds',
  severity: 'medium',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
