import type { EventRule } from './rule';

export const flowPkceMissing: EventRule = {
  id: 'flow-pkce-missing',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
