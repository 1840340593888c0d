import type { SightingRule } from './rule';

export const cookieHostPrefix: SightingRule = {
  id: 'cookie-host-prefix',
  severity: 'low',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
