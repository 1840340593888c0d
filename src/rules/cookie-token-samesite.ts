import type { SightingRule } from './rule';

export const cookieTokenSamesite: SightingRule = {
  id: 'cookie-token-samesite',
  severity: 'medium',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
