import type { SightingRule } from './rule';

export const idtAsBearer: SightingRule = {
  id: 'idt-as-bearer',
  severity: 'medium',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
