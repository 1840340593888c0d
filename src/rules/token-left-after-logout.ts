import type { SightingRule } from './rule';

export const tokenLeftAfterLogout: SightingRule = {
  id: 'token-left-after-logout',
  severity: 'medium',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
