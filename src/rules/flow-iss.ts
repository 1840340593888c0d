import type { EventRule } from './rule';

export const flowIss: EventRule = {
  id: 'flow-iss',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
