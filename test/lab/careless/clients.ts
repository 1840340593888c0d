/** A client of the careless authorization server, by what the server does wrong for it. */
export type CarelessClient = {
  id: string;
  /** What comes back with the code, or in the ID token, is not what was sent, or not the server's own name. */
  mixesUp?: 'state' | 'nonce' | 'issuer';
  /** Its token responses may be cached, and are readable for every site together with the user's cookies. */
  isOpen?: true;
  /** Its refresh token is never replaced. */
  keeps?: true;
  /** Life of its access tokens, s. */
  lifetime: number;
  /** expires_in of its token responses, s, where that is not the life. */
  states?: number;
  /** refresh_expires_in of its token responses, s, where that is not two weeks; 0: no end. */
  refreshEnds?: number;
};

const LIFETIME = 600;

/** One entry a fault, so that a scenario shows the faults it is about and no others. */
export const CARELESS = {
  shop: { id: 'careless-shop', lifetime: LIFETIME },
  wrongState: { id: 'careless-state', lifetime: LIFETIME, mixesUp: 'state' },
  wrongNonce: { id: 'careless-nonce', lifetime: LIFETIME, mixesUp: 'nonce' },
  wrongIssuer: { id: 'careless-issuer', lifetime: LIFETIME, mixesUp: 'issuer' },
  open: { id: 'careless-open', lifetime: LIFETIME, isOpen: true, states: 3600, refreshEnds: 0 },
  kept: { id: 'careless-kept', lifetime: LIFETIME, keeps: true },
  long: { id: 'careless-long', lifetime: 30 * 3600 },
} as const satisfies Record<string, CarelessClient>;

export const carelessClientOf = (id: unknown): CarelessClient | undefined =>
  Object.values(CARELESS).find((client) => client.id === id);
