import type { EventRule } from './rule';

export const rtUnbound: EventRule = {
  id: 'rt-unbound',
  severity: 'low',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
