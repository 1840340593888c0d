import type { SightingRule } from './rule';

export const rtSentOffEndpoint: SightingRule = {
  id: 'rt-sent-off-endpoint',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
