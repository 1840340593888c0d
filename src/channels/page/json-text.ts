import { keyText } from './private-key';

/**
 * What a page stores or sends, as text: a string as it is, anything else as JSON of its own data members. Bounded in depth,
 * in members and in length; what holds no text (binary data, blobs, functions, keys but for that they are there) is left out. '' where nothing is left.
 */
export const jsonText = (value: unknown): string => {
  if (typeof value === 'string') return value.slice(0, LONGEST);
  const text = typeof value === 'object' ? JSON.stringify(plain(value, 0, { members: MOST, text: LONGEST })) : '';
  return text ?? '';
};

const DEEPEST = 12;
const MOST = 5_000;
const LONGEST = 2 ** 20;

type Budget = { members: number; text: number };

const plain = (value: unknown, depth: number, budget: Budget): unknown => {
  if (typeof value === 'string') {
    const text = value.slice(0, Math.max(budget.text, 0));
    budget.text -= text.length;
    return text;
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return some(value, budget).map((item) => plain(item, depth + 1, budget));
  const kind = tagOf(value);
  if (kind === '[object CryptoKey]') return keyText(value as CryptoKey);
  if (kind === '[object Set]') return some(value as Set<unknown>, budget).map((item) => plain(item, depth + 1, budget));
  const pairs =
    kind === '[object Map]'
      ? some(value as Map<unknown, unknown>, budget)
      : kind === '[object Object]'
        ? some(Object.keys(value), budget).map((name) => [name, Object.getOwnPropertyDescriptor(value, name)?.value])
        : undefined;
  return pairs && Object.fromEntries(pairs.map(([name, member]) => [String(name), plain(member, depth + 1, budget)]));
};

const tagOf = (value: object): string => Object.prototype.toString.call(value);

/** As many items as the budget has left. */
const some = <T>(items: Iterable<T>, budget: Budget): T[] => {
  const taken: T[] = [];
  for (const item of items) {
    if (budget.members-- <= 0 || budget.text <= 0) break;
    taken.push(item);
  }
  return taken;
};
