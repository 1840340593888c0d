import type { SightingRule } from './rule';

export const cookieTokenInsecure: SightingRule = {
  id: 'cookie-token-insecure',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
