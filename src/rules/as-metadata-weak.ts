import type { ExchangeRule } from './rule';

export const asMetadataWeak: ExchangeRule = {
  id: 'as-metadata-weak',
  severity: 'low',
  references: [],
  on: 'exchange',
  when: 'answered',
  judge: () => null,
};
