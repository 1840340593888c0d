import type { SightingRule } from './rule';

export const rtViaWebsocket: SightingRule = {
  id: 'rt-via-websocket',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
