import type { ExchangeRule } from './rule';

export const flowHttpRedirect: ExchangeRule = {
  id: 'flow-http-redirect',
  severity: 'high',
  references: [],
  on: 'exchange',
  when: 'answered',
  judge: () => null,
};
