import type { Grant } from '../../oauth/grant';

/** Grants that silent renewals continue stand together, with the one they began with; groups and members in the order given. */
export const joined = (grants: readonly Grant[]): Grant[][] => {
  const known = new Map(grants.map((grant) => [grant.id, grant]));
  const groups = new Map<Grant, Grant[]>();
  for (const grant of grants) {
    const root = rootOf(grant, known);
    const group = groups.get(root);
    if (group) group.push(grant);
    else groups.set(root, [grant]);
  }
  return [...groups.values()];
};

const rootOf = (grant: Grant, known: ReadonlyMap<string, Grant>): Grant => {
  const passed = new Set([grant]);
  for (let root = grant; ; ) {
    const before = known.get(continued(root));
    if (!before || passed.has(before)) return root;
    passed.add(before);
    root = before;
  }
};

const continued = ({ events }: Grant): string =>
  String(events.find(({ kind, facts }) => kind === 'silent_renew' && facts.continues)?.facts.continues ?? '');
