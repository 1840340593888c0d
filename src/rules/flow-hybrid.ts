import type { EventRule } from './rule';

export const flowHybrid: EventRule = {
  id: 'flow-hybrid',
  severity: 'info',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
