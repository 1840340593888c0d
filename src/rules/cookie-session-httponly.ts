import type { SightingRule } from './rule';

export const cookieSessionHttponly: SightingRule = {
  id: 'cookie-session-httponly',
  severity: 'high',
  references: [],
  on: 'sighting',
  kinds: [],
  judge: () => null,
};
