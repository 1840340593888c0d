import type { SightingRule } from './rule';

export const rtInReferer: SightingRule = {
  id: 'rt-in-referer',
  severity: 'critical',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
