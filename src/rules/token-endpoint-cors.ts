import type { ExchangeRule } from './rule';

export const tokenEndpointCors: ExchangeRule = {
  id: 'token-endpoint-cors',
  severity: 'info',
  references: [],
  on: 'exchange',
  when: 'answered',
  judge: () => null,
};
