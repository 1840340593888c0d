/**
 * Whether a string may be a credential at all, judged by nothing but itself: long enough, no white space, no address, no
 * words, and mixed enough that nobody typed it.
 */
export const isCredentialLike = (value: string): boolean =>
  value.length >= 20 && isTokenText(value) && !isTyped(value) && entropy(value) >= 3;

/** The weaker test for a value that a header or a kit's layout points at: some issuers' tokens are 12 letters long. */
export const isTokenText = (value: string): boolean =>
  value.length >= 8 &&
  value.length <= LONGEST &&
  distinct(value) >= 8 &&
  !BEYOND.test(value) &&
  !NO_TOKEN.some((pattern) => pattern.test(value)) &&
  !isStandIn(value);

/** Words joined: a path, a key, the name of a header. */
export const isTyped = (value: string): boolean => value.length <= LONGEST_TYPED && TYPED.test(value);

/**
 * A value that is visibly masked (G-REDACT), or says that it stands for a token kept elsewhere, as pages get them from a
 * service worker: never a credential, whoever names it one.
 */
export const isStandIn = (value: string): boolean =>
  MASKED.test(value) || (value.length <= LONGEST_TYPED && PLACEHOLDER.test(value) && /token/i.test(value));

/**
 * Whether a run of characters reads as a random value rather than as words: what is masked wherever it stands, known or
 * not. UUIDs and plain hexadecimal ids below 40 digits stay readable: they name things far more often than they open them.
 */
export const isRandomRun = (run: string): boolean => {
  if (run.length < 20 || /^[0-9a-f-]{1,39}$/i.test(run) || entropy(run) < 3.2) return false;
  const sample = run.slice(0, SAMPLE);
  const letters = sample.replace(/[^A-Za-z]/g, '');
  const turns = letters.match(/[a-z](?=[A-Z])|[A-Z](?=[A-Z]*[a-z])/g)?.length ?? 0;
  const digitTurns = sample.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return digitTurns >= 4 || turns / sample.length > 0.3;
};

/** Shannon entropy in bits per character; of a long value its beginning decides. */
export const entropy = (value: string): number => {
  const sample = value.slice(0, SAMPLE);
  const counts = new Map<string, number>();
  for (const character of sample) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / sample.length) * Math.log2(count / sample.length);
  return bits;
};

/** A megabyte of token is still one token; beyond it nothing is taken for one. */
const LONGEST = 2 ** 20;
const LONGEST_TYPED = 256;
const SAMPLE = 1_024;

/** RFC 6749 §A.12 and §A.17: printed ASCII; a space is allowed there, and in no token. */
const BEYOND = /[^!-~]/;
/** Digits, an address, a date: long and mixed, and no credential. */
/** Numbers, addresses, dates; and the "client secret" of one payment, which its page is meant to hold. */
const NO_TOKEN: readonly RegExp[] = [
  /^\d+$/,
  /^[a-z][a-z0-9+.-]*:\/\//i,
  /^\d{4}-\d\d-\d\dT\d\d:/,
  /^(?:pi|seti|setatt|cs|src)_\w{1,100}_secret_\w{1,200}$/,
];
const WORD = '(?:\\d{1,4}|(?:[A-Z]{2,}|[A-Za-z][a-z]*(?:[A-Z][a-z]+)*)\\d{0,3})';
const TYPED = new RegExp(`^(?=.*[-_.:/])[-_.:/]*${WORD}(?:[-_.:/]+${WORD})*[-_.:/]*$`);
const MASKED = /^(?:null|undefined|true|false|none|nil|redacted|\[.*\]|<.*>|(.)\1*)$|\*{3}|•{3}/i;
const PLACEHOLDER = /(?:^|[^a-z])(?:secured|placeholder|redacted|masked|hidden|protected|your)(?:[^a-z]|$)/i;

const distinct = (value: string): number => new Set(value.slice(0, 256)).size;
