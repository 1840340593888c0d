import { isSecretName } from './leaf-name';

/** A masked text, and whether it is another than it was. */
export type Mask = (whole: string, plain: boolean) => Promise<{ text: string; changed: boolean }>;

/**
 * Masks every string of a token's header or claims, and every name. What is past the bounds is not shown, but looked
 * through all the same: `changed` says of the whole that something had to be masked, or could not be looked into.
 */
export const maskMembers = async (
  whole: Record<string, unknown>,
  mask: Mask,
  label: (value: string) => Promise<string>,
): Promise<{ members: Record<string, unknown>; changed: boolean }> => {
  let budget = MOST_MEMBERS;
  let changed = false;

  const text = async (value: string, plain: boolean): Promise<string> => {
    const masked = await mask(value, plain);
    changed ||= masked.changed;
    return masked.text;
  };

  const visit = async (value: unknown, name: string, depth: number): Promise<unknown> => {
    budget -= 1;
    const isSecret = typeof value === 'string' && value !== '' && isSecretName(name);
    if (isSecret || depth > DEEPEST) changed = true;
    if (depth > DEEPEST) return '…';
    if (typeof value === 'string') return isSecret ? label(value) : text(value, IDENTIFIERS.has(name));
    if (typeof value !== 'object' || value === null) return value;
    const isList = Array.isArray(value);
    const shown: [string, unknown][] = [];
    for (const [key, member] of Object.entries(value)) {
      const isShown = budget > 0 && (!isList || shown.length < MOST_ITEMS);
      const masked = isList ? key : await text(key, false);
      const inside = await visit(member, isList ? name : key, depth + 1);
      if (isShown) shown.push([masked, inside]);
    }
    return isList ? shown.map(([, item]) => item) : Object.fromEntries(shown);
  };

  return { members: (await visit(whole, '', 0)) as Record<string, unknown>, changed };
};

const DEEPEST = 8;
const MOST_MEMBERS = 300;
const MOST_ITEMS = 50;

/** Registered claims and header members whose random value names something and opens nothing. A known token is masked here too. */
const IDENTIFIERS = new Set(
  'jti sid sub oid tid uti rh nonce at_hash c_hash s_hash kid x5t x5t#S256 jkt azp client_id aud iss origin_jti event_id session_state sv ver acr'.split(
    ' ',
  ),
);
