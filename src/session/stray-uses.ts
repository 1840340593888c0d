import type { Desk } from './desk';
import { happen, isOfUsesAlone } from './grants';
import { membersOf } from './members';
import type { KeptGrant } from './site-memory';

/**
 * A worker that has just woken may be told of the use of a token before the answer that brought it: the use has opened a
 * grant of its own then. What happened there belongs to `grant`, where the token comes from.
 */
export const bringHome = ({ inspection, coverage, memory }: Desk, grant: KeptGrant, access: string): void => {
  const stray = memory.grants.find((one) => one !== grant && membersOf(one).has(access) && isStray(one));
  if (!stray) return;
  const isOther = ({ id }: { id: string }) => id !== stray.id;
  memory.grants = memory.grants.filter(isOther);
  inspection.grants = inspection.grants.filter(isOther);
  if (coverage.grants) coverage.grants = coverage.grants.filter((id) => id !== stray.id);
  for (const { kind, at, token, facts, evidence } of stray.events) happen(grant, kind, at, token, facts, evidence);
};

/** What is in pages already stays there, and with it the grant. */
const isStray = (grant: KeptGrant): boolean => !grant.inPages && isOfUsesAlone(grant);
