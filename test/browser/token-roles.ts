import { fingerprintWith } from '../../src/oauth/fingerprint';
import type { Deed } from '../lab/deeds';

const KINDS = ['code', 'access', 'refresh', 'id'] as const;

/** By value, the role of every token that a server of the journal gave: its kind, and the how-manieth of its kind: "refresh 2". */
export const rolesOf = (deeds: readonly Deed[]): ReadonlyMap<string, string> => {
  const roles = new Map<string, string>();
  const count = { code: 0, access: 0, refresh: 0, id: 0 };
  for (const { given = {} } of deeds) {
    for (const kind of KINDS) {
      const value = given[kind];
      if (value === undefined || roles.has(value)) continue;
      count[kind] += 1;
      roles.set(value, `${kind} ${count[kind]}`);
    }
  }
  return roles;
};

/** The same by fingerprint. `key`: the extension's own, of storage.session; it makes the comparison exact. */
export const fingerprintedRoles = async (
  roles: ReadonlyMap<string, string>,
  key: string,
): Promise<ReadonlyMap<string, string>> => {
  const fingerprint = await fingerprintWith(key);
  return new Map(await Promise.all([...roles].map(async ([value, role]) => [await fingerprint(value), role] as const)));
};
