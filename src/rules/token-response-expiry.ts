import type { EventRule } from './rule';

export const tokenResponseExpiry: EventRule = {
  id: 'token-response-expiry',
  severity: 'low',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
