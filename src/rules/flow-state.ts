import type { EventRule } from './rule';

export const flowState: EventRule = {
  id: 'flow-state',
  severity: 'medium',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
