import type { HostName } from './hosts';

/** An OAuth client of the lab, as far as the pages and the identity provider must agree on it. */
export type LabClient = {
  id: string;
  /** Shown on the sign-in page. */
  name: string;
  /** Life of its access tokens, s. */
  lifetime: number;
  /** How far in the past its access tokens were issued, s. */
  age: number;
  scope: string;
  /** Its refresh token is never replaced. */
  keeps?: true;
  /** The token endpoint wants a nonce of its own in every proof (RFC 9449 §8). */
  needsNonce?: true;
  /** Its access tokens are for this host too. */
  alsoFor?: HostName;
};

const SCOPE = 'openid offline_access orders:read';

/** One entry a client. Both ends import it: pages for `id` and `scope`, the provider for all of it. */
export const CLIENTS = {
  spa: { id: 'lab-spa', name: 'Lab shop', lifetime: 600, age: 0, scope: SCOPE },
  brief: { id: 'lab-spa-brief', name: 'Lab shop, short sessions', lifetime: 90, age: 0, scope: SCOPE },
  late: { id: 'lab-spa-late', name: 'Lab shop, clock behind', lifetime: 600, age: 7200, scope: 'openid orders:read' },
  kept: { id: 'lab-spa-kept', name: 'Lab shop, one refresh token', lifetime: 600, age: 0, scope: SCOPE, keeps: true },
  guest: {
    id: 'lab-spa-guest',
    name: 'Lab shop, no refresh token',
    lifetime: 600,
    age: 0,
    scope: 'openid orders:read',
  },
  moment: {
    id: 'lab-spa-moment',
    name: 'Lab shop, seconds',
    lifetime: 3,
    age: 0,
    scope: 'openid orders:read',
    alsoFor: 'lenient',
  },
  proof: { id: 'lab-spa-proof', name: 'Lab shop, with proofs', lifetime: 600, age: 0, scope: SCOPE, needsNonce: true },
  bff: { id: 'lab-bff', name: 'Lab shop, with a backend', lifetime: 600, age: 0, scope: SCOPE },
  legacy: { id: 'lab-legacy', name: 'Lab shop, as it was', lifetime: 600, age: 0, scope: 'openid orders:read' },
} as const satisfies Record<string, LabClient>;

/** The client with this id, if the lab has one. */
export const clientOf = (id: string): LabClient | undefined =>
  Object.values(CLIENTS).find((client) => client.id === id);

/** The clients that are pages, and keep no secret. */
export const PAGES: readonly LabClient[] = Object.values(CLIENTS).filter(({ id }) => id.startsWith('lab-spa'));
