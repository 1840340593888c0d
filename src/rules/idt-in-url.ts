import type { SightingRule } from './rule';

export const idtInUrl: SightingRule = {
  id: 'idt-in-url',
  severity: 'low',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
