import type { EventRule } from './rule';

export const rtSurvivesLogout: EventRule = {
  id: 'rt-survives-logout',
  severity: 'high',
  references: [],
  on: 'event',
  events: [],
  judge: () => null,
};
