import type { SightingRule } from './rule';

export const jwtAudIssMissing: SightingRule = {
  id: 'jwt-aud-iss-missing',
  severity: 'medium',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
