import { fold, isSecretName } from './leaf-name';
import { cardsIn, type SecretShape } from './secret-shape';

/** A masked text, and whether it is another than it was. */
export type Mask = (whole: string, plain: boolean) => Promise<{ text: string; changed: boolean }>;

/**
 * Masks every string of a token's header or claims, and every name. What is past the bounds is not shown, but looked
 * through all the same: `changed` says of the whole that something had to be masked, or could not be looked into.
 */
export const maskMembers = async (
  whole: Record<string, unknown>,
  mask: Mask,
  label: (value: string, shape?: SecretShape) => Promise<string>,
): Promise<{ members: Record<string, unknown>; changed: boolean }> => {
  let budget = MOST_MEMBERS;
  let changed = false;

  const text = async (value: string, plain: boolean): Promise<string> => {
    const masked = await mask(value, plain);
    changed ||= masked.changed;
    return masked.text;
  };

  const withoutCards = async (value: string): Promise<string> => {
    let masked = '';
    let from = 0;
    for (const { start, end, shape } of cardsIn(value)) {
      changed = true;
      masked += value.slice(from, start) + (await label(value.slice(start, end), shape));
      from = end;
    }
    return masked + value.slice(from);
  };

  const leaf = async (value: unknown, name: string): Promise<unknown> => {
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    const written = String(value);
    if (written !== '' && isSecretName(name)) {
      changed = true;
      return label(written);
    }
    const isIdentifier = IDENTIFIERS.has(name);
    const read = isIdentifier || NAMES_A_THING.test(fold(name)) ? written : await withoutCards(written);
    if (typeof value === 'number') return read === written ? value : read;
    return text(read, isIdentifier);
  };

  const visit = async (value: unknown, name: string, depth: number): Promise<unknown> => {
    if (depth > DEEPEST) {
      changed = true;
      return '…';
    }
    if (typeof value !== 'object' || value === null) return leaf(value, name);
    const isList = Array.isArray(value);
    const shown: [string, unknown][] = [];
    for (const [key, member] of Object.entries(value)) {
      const isShown = budget > 0 && (!isList || shown.length < MOST_ITEMS);
      if (isShown) budget -= 1;
      const masked = isList ? key : await text(key, false);
      const inside = await visit(member, isList ? name : key, depth + 1);
      if (isShown) shown.push([masked, inside]);
    }
    return isList ? shown.map(([, item]) => item) : Object.fromEntries(shown);
  };

  return { members: (await visit(whole, '', 0)) as Record<string, unknown>, changed };
};

const DEEPEST = 8;
/** The whole is none of them. */
const MOST_MEMBERS = 299;
const MOST_ITEMS = 50;

/** Registered claims and header members whose random value names something and opens nothing. A known token is masked here too. */
const IDENTIFIERS = new Set(
  'jti sid sub oid tid uti rh nonce at_hash c_hash s_hash kid x5t x5t#S256 jkt azp client_id aud iss origin_jti event_id session_state sv ver acr'.split(
    ' ',
  ),
);
/** A long number under such a name is that of a user or an order, one in ten of which could be a card's. */
const NAMES_A_THING = /(?:^|_)(?:id|ids|uid|guid|at|time|exp|phone|phone_number|tel)$/;
