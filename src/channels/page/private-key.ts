/** What stands for a private key wherever it is told of: the key itself stays in the page. */
export type KeyMark = (typeof KEY_MARKS)[number];
const KEY_MARKS = ['private-key extractable', 'private-key jwk'] as const;

export const isKeyMark = (value: string): value is KeyMark => KEY_MARKS.some((mark) => mark === value);

/** A CryptoKey that signs and may be exported, as text: the name of its kind, and nothing of it. */
export const keyText = (key: CryptoKey): object | undefined =>
  key.type === 'private' && key.extractable && key.usages.includes('sign') ? { kty: HANDLE, d: '' } : undefined;

const HANDLE = 'CryptoKey';

/** The private signing keys in a text of JSON, by where they lie in it, and the text without them. */
export const withoutKeys = (text: string): { text: string; keys: (readonly [path: string[], mark: KeyMark])[] } => {
  const keys: (readonly [path: string[], mark: KeyMark])[] = [];
  if (text.length > LONGEST || !text.includes('"kty"') || !text.includes('"d"')) return { text, keys };
  let bare = text;
  const walk = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null || path.length > DEEPEST || keys.length >= MOST) return;
    const mark = markOf(value as Jwk);
    if (mark) {
      keys.push([path, mark]);
      for (const name of PRIVATE) {
        const part = (value as Jwk)[name];
        if (typeof part === 'string' && part !== '') bare = bare.replaceAll(part, '');
      }
    }
    for (const [name, member] of Object.entries(value)) walk(member, [...path, name.slice(0, LONGEST_NAME)]);
  };
  try {
    walk(JSON.parse(text), []);
  } catch {
    // A text that only looks like JSON.
  }
  return { text: bare, keys };
};

const LONGEST = 65_536;
const LONGEST_NAME = 100;
const DEEPEST = 6;
const MOST = 5;

type Jwk = Record<string, unknown>;

/** RFC 7518 §6.2.2 and §6.3.2, RFC 8037 §2. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi'];
const SIGNS: ReadonlySet<unknown> = new Set(['EC', 'OKP', 'RSA']);

/** RFC 7517 §4.2, §4.3: a key may say that it is for encryption alone, and two curves can do nothing else. */
const markOf = ({ kty, d, use, key_ops: operations, crv }: Jwk): KeyMark | null => {
  if (typeof d !== 'string') return null;
  if (kty === HANDLE) return 'private-key extractable';
  const isOther =
    use === 'enc' ||
    (Array.isArray(operations) && !operations.includes('sign')) ||
    /^X(?:25519|448)$/.test(String(crv));
  return SIGNS.has(kty) && d !== '' && !isOther ? 'private-key jwk' : null;
};
