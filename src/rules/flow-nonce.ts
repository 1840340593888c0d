import type { EventRule } from './rule';

export const flowNonce: EventRule = {
  id: 'flow-nonce',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
