import type { EventRule } from './rule';

export const flowImplicit: EventRule = {
  id: 'flow-implicit',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
