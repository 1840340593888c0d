import type { EventRule } from './rule';

export const rtExpiryUnbounded: EventRule = {
  id: 'rt-expiry-unbounded',
  severity: 'medium',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
