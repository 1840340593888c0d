import type { EventRule } from './rule';

export const flowPkceNotEnforced: EventRule = {
  id: 'flow-pkce-not-enforced',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
