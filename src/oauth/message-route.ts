/** How a message went. `target`: whom the sender named: anybody, an exact origin of this site, of another site, or its own. */
export type MessageRoute = {
  via: 'window' | 'broadcast' | 'port' | 'worker' | 'service-worker';
  target: 'any' | 'own' | 'first' | 'other';
  /** Origin that the sender named, where it named one. */
  to?: string;
  /** Whose window it went to, where that could be seen as it was sent. */
  reaches?: 'own';
};
