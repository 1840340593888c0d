/** What a secret that is no token of OAuth is, where its own shape says so. */
export type SecretShape = 'key' | 'card';

/** A stretch of a text that is such a secret. */
export type ShapedSecret = { start: number; end: number; shape: SecretShape };

/** Private keys, and keys that their providers mark as such by a prefix, wherever they stand in a text. */
export const keysIn = (text: string): ShapedSecret[] => (MARK.test(text) ? found(text, KEY, 'key') : []);

/**
 * Numbers of payment cards. Any long number has one chance in ten to look like one, so that the ranges and lengths of
 * the card schemes are asked for too.
 */
export const cardsIn = (text: string): ShapedSecret[] =>
  found(text, LONG_NUMBER, 'card').filter(({ start, end }) => isCard(text.slice(start, end).replace(/[ -]/g, '')));

const found = (text: string, pattern: RegExp, shape: SecretShape): ShapedSecret[] =>
  [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({ start: index, end: index + length, shape }));

/** Of the marks of secret keys alone: what providers call publishable is meant to be read. */
const KEYS: readonly (readonly [provider: string, pattern: string])[] = [
  ['AWS', '(?:AKIA|ASIA)[0-9A-Z]{16}'],
  ['Stripe', '(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,}'],
  ['GitHub', 'gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\\w{22,}'],
  ['GitLab', 'glpat-[\\w-]{20,}'],
  ['Slack', 'xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-\\d-[A-Za-z0-9-]{10,}'],
  ['OpenAI, Anthropic', 'sk-(?:proj|svcacct|admin|ant)-[\\w-]{20,}|sk-[A-Za-z0-9]{48}'],
  ['SendGrid', 'SG\\.[\\w-]{22}\\.[\\w-]{43}'],
  ['Google', 'GOCSPX-[\\w-]{20,}'],
  ['npm', 'npm_[A-Za-z0-9]{36}'],
  ['DigitalOcean', 'dop_v1_[a-f0-9]{64}'],
  ['Shopify', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
];
/** RFC 7468; of a block that has no end, all that follows. */
const PRIVATE_KEY = '-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----[^]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)';
const KEY = new RegExp(`(?<![A-Za-z0-9])(?:${KEYS.map(([, pattern]) => pattern).join('|')})|${PRIVATE_KEY}`, 'g');
/** Most texts hold none of this, and are looked at once. */
const MARK =
  /AKIA|ASIA|[sr]k_|whsec_|gh[pousr]_|github_pat_|glpat-|xox|xapp-|sk-|SG\.|GOCSPX|npm_|dop_v1_|shp|PRIVATE KEY/;

const LONG_NUMBER = /(?<![\d.+])\d(?:[ -]?\d){13,18}(?![\d.])/g;

const SCHEMES: readonly (readonly [scheme: string, pattern: RegExp])[] = [
  ['Visa', /^4\d{15}(?:\d{3})?$/],
  ['Mastercard', /^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/],
  ['American Express', /^3[47]\d{13}$/],
  ['Diners Club', /^3(?:0[0-5]|[68]\d)\d{11}$/],
  ['Discover', /^6(?:011|5\d\d|4[4-9]\d)\d{12}$/],
  ['JCB', /^35(?:2[89]|[3-8]\d)\d{12}$/],
];

const isCard = (digits: string): boolean =>
  SCHEMES.some(([, pattern]) => pattern.test(digits)) && luhn(digits) % 10 === 0;

/** ISO/IEC 7812-1: every second digit from the right is doubled, and the digits of all are added. */
const luhn = (digits: string): number => {
  let sum = 0;
  for (const [at, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
};
