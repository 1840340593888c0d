import type { EventRule } from './rule';

export const dpopDowngrade: EventRule = {
  id: 'dpop-downgrade',
  severity: 'medium',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
