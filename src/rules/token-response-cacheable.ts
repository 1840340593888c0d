import type { ExchangeRule } from './rule';

export const tokenResponseCacheable: ExchangeRule = {
  id: 'token-response-cacheable',
  severity: 'medium',
  references: [],
  on: 'exchange',
  when: 'answered',
  judge: () => null,
};
