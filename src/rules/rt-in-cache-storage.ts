import type { SightingRule } from './rule';

export const rtInCacheStorage: SightingRule = {
  id: 'rt-in-cache-storage',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
