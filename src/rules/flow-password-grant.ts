import type { EventRule } from './rule';

export const flowPasswordGrant: EventRule = {
  id: 'flow-password-grant',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
