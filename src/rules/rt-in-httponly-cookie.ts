import type { SightingRule } from './rule';

export const rtInHttponlyCookie: SightingRule = {
  id: 'rt-in-httponly-cookie',
  severity: 'info',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
