import type { EventRule } from './rule';

export const flowCodeLeak: EventRule = {
  id: 'flow-code-leak',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
