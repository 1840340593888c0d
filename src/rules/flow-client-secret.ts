import type { EventRule } from './rule';

export const flowClientSecret: EventRule = {
  id: 'flow-client-secret',
  severity: 'critical',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
