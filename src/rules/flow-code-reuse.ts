import type { EventRule } from './rule';

export const flowCodeReuse: EventRule = {
  id: 'flow-code-reuse',
  severity: 'critical',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
