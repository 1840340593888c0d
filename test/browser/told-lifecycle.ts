import type { Facts } from '../../src/oauth/grant';
import type { Inspection } from '../../src/session/inspection';
import type { Deed } from '../lab/deeds';
import { fingerprintedRoles, rolesOf } from './token-roles';
import { type ToldGrant, tell } from './told-grant';

/** What the extension tells of the grants of one tab, with the roles that tokens have in the journal. `stored`: storage.session. */
export const toldLifecycle = async (
  stored: Record<string, unknown>,
  tab: number,
  deeds: readonly Deed[],
): Promise<ToldGrant[]> => {
  const { grants = [] } = (stored[`inspection:${tab}`] ?? {}) as Partial<Inspection>;
  const roles = await fingerprintedRoles(rolesOf(deeds), String(stored.key ?? ''));
  const inOrder = grants.toSorted((a, b) => (a.events[0]?.at ?? 0) - (b.events[0]?.at ?? 0));
  const names = new Map([...roles, ...inOrder.map(({ id }, at) => [id, `grant ${at + 1}`] as const)]);
  const roleOf = (id: string | undefined) => (id === undefined ? undefined : (roles.get(id) ?? 'unknown'));
  return inOrder.map(({ issuer, clientId, events }) => {
    const told = events.map(({ kind, evidence, token, facts }) =>
      tell(kind, evidence, roleOf(token), factsBy(facts, names)),
    );
    return {
      of: `${issuer.replace(/^https:\/\/|\/$/g, '')} ${clientId ?? '-'}`,
      events: told.filter((text) => !text.startsWith('token_stored')),
      stored: told.filter((text) => text.startsWith('token_stored')).sort(),
    };
  });
};

/** Facts that are a token's or a grant's id, with its name in place of the id. */
const NAMED: ReadonlySet<string> = new Set([
  'access',
  'refresh',
  'idToken',
  'sent',
  'previous',
  'replaces',
  'continues',
  'follows',
]);

const factsBy = (facts: Facts, names: ReadonlyMap<string, string>): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      NAMED.has(name) ? (names.get(String(value)) ?? 'unknown') : value,
    ]),
  );
