import { sieveFor } from '../../oauth/sieve';

/**
 * What this page's site follows, as hashes and lengths: for the isolated script alone, since what lies in a store under
 * an innocent name is told only where it is followed. `age` rises with each new list.
 */
export const interest = {
  ...sieveFor([]),
  age: 0,

  /** Takes an order of the background; false where it is another order. */
  follow(order: unknown): boolean {
    const values = (order as { follow?: unknown } | null)?.follow;
    if (!Array.isArray(values)) return false;
    Object.assign(interest, sieveFor(values.map(([hash, length]) => ({ hash, length }))));
    interest.age += 1;
    return true;
  },
};
