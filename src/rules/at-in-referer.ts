import type { SightingRule } from './rule';

export const atInReferer: SightingRule = {
  id: 'at-in-referer',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
