import type { EventRule } from './rule';

export const atOutlivesRevocation: EventRule = {
  id: 'at-outlives-revocation',
  severity: 'info',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
