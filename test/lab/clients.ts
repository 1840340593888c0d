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
};

const SCOPE = 'openid offline_access orders:read';

/** One entry a client. Both ends import it: pages for `id` and `scope`, the provider for all of it. */
export const CLIENTS = {
  spa: { id: 'lab-spa', name: 'Lab shop', lifetime: 600, age: 0, scope: SCOPE },
  brief: { id: 'lab-spa-brief', name: 'Lab shop, short sessions', lifetime: 90, age: 0, scope: SCOPE },
  late: { id: 'lab-spa-late', name: 'Lab shop, clock behind', lifetime: 600, age: 7200, scope: 'openid orders:read' },
  bff: { id: 'lab-bff', name: 'Lab shop, with a backend', lifetime: 600, age: 0, scope: SCOPE },
  legacy: { id: 'lab-legacy', name: 'Lab shop, as it was', lifetime: 600, age: 0, scope: 'openid orders:read' },
} as const satisfies Record<string, LabClient>;

/** The client with this id, if the lab has one. */
export const clientOf = (id: string): LabClient | undefined =>
  Object.values(CLIENTS).find((client) => client.id === id);
