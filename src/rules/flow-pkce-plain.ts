import type { EventRule } from './rule';

export const flowPkcePlain: EventRule = {
  id: 'flow-pkce-plain',
  severity: 'medium',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
