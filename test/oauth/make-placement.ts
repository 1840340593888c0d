import type { Observation } from '../../src/oauth/observation';
import type { Channel } from '../../src/oauth/sighting';
import { API, APP, makeNavigation, makeObservation } from './make-observation';
import { ALPHANUMERIC, BASE64, BASE64URL, HEX } from './make-token';

/** Random choices that one seed repeats. */
export type Dice = {
  below(most: number): number;
  one<T>(of: readonly T[]): T;
  text(length: number, from: string): string;
};

/** mulberry32: small, fast, and the same for one seed everywhere. */
export const diceOf = (seed: number): Dice => {
  let state = seed;
  const below = (most: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  return { below, one, text: (length, from) => Array.from({ length }, () => from[below(from.length)]).join('') };
};

/** A token of any make. */
export const makeAnyToken = (dice: Dice): string => dice.one(MAKES)(dice);

/** `token` in a random place, through a random chain of encodings, beside noise. `how` says what was chosen, to repeat it by hand. */
export const makePlacement = (dice: Dice, token: string): { observation: Observation; how: string } => {
  const chain = Array.from({ length: dice.below(4) }, () => dice.one(ENCODINGS));
  const value = chain.reduce((inner, [, encode]) => encode(inner, dice), token);
  const [place, put] = dice.one(PLACES);
  return { observation: put(value, dice), how: [...chain.map(([name]) => name), place].join(' → ') };
};

const base64url = (text: string): string => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const uuid = ({ text, one }: Dice): string =>
  `${text(8, HEX)}-${text(4, HEX)}-4${text(3, HEX)}-${one(['8', '9', 'a', 'b'])}${text(3, HEX)}-${text(12, HEX)}`;

const MAKES: readonly ((dice: Dice) => string)[] = [
  ({ text }) => text(43, BASE64URL),
  ({ text, below }) => text(24 + below(300), BASE64URL),
  ({ text }) => text(64, HEX),
  ({ text }) => text(32, ALPHANUMERIC),
  ({ text }) => `${text(84, BASE64)}w==`,
  ({ text }) => `${text(43, BASE64URL)}.${text(43, BASE64URL)}`,
  ({ text }) => `1//0${text(60, BASE64URL)}`,
  ({ text, below }) => `${below(999)}|${text(40, ALPHANUMERIC)}`,
  ({ text }) => `00D${text(12, ALPHANUMERIC)}!${text(90, `${ALPHANUMERIC}._`)}`,
  uuid,
  ({ text }) =>
    [JSON.stringify({ alg: 'RS256' }), JSON.stringify({ sub: text(8, HEX), iat: 5 })].map(base64url).join('.') +
    `.${text(86, BASE64URL)}`,
];

type Encoding = readonly [name: string, encode: (text: string, dice: Dice) => string];

const ENCODINGS: readonly Encoding[] = [
  ['percent', (text) => encodeURIComponent(text)],
  ['json', (text, dice) => JSON.stringify({ v: 1, [nameFrom(dice)]: text })],
  ['json list', (text, dice) => JSON.stringify([noise(dice), { [nameFrom(dice)]: text }])],
  ['literal', (text) => JSON.stringify(text)],
  ['escaped slashes', (text) => JSON.stringify({ a: text }).replaceAll('/', '\\/')],
  ['base64', (text) => btoa(text)],
  ['base64url', (text) => base64url(text)],
  ['base64-', (text) => `base64-${base64url(text)}`],
  ['signed', (text, dice) => `s:${text}.${dice.text(43, BASE64)}`],
  ['signed behind', (text, dice) => `${text}.${dice.text(43, BASE64)}=`],
  ['bearer', (text) => `Bearer ${text}`],
  ['parameter', (text) => `a=1&q=${encodeURIComponent(text)}`],
  ['address', (text) => `${APP}/in?lang=en&q=${encodeURIComponent(text)}`],
  ['sentence', (text) => `Session ${text} was not found, please try again.`],
];

const nameFrom = ({ one }: Dice): string => one(['q', 'data', 'value', 'u', 'cfg', 'payload', 'item']);

/** Long and mixed, and no token: ids, hashes, pictures, words. */
const noise = (dice: Dice): string => dice.one(NOISE)(dice);

const NOISE: readonly ((dice: Dice) => string)[] = [
  uuid,
  ({ text }) => text(64, HEX),
  ({ text }) => text(22, BASE64URL),
  ({ text }) => text(43, BASE64URL),
  ({ text }) => `data:image/png;base64,${text(400, BASE64)}==`,
  ({ text }) => `sha256-${text(43, BASE64)}=`,
  ({ below }) => `2026-0${1 + below(9)}-11T10:00:00.000Z`,
  ({ text }) => `GA1.1.${text(9, '123456789')}.1760000000`,
  ({ text }) => `/assets/index-${text(8, BASE64URL)}.js?v=${text(20, HEX)}`,
  () => 'The quick brown fox jumps over the lazy dog and the fence behind it',
];

/** Names that say nothing of tokens, and those that speak of others. */
const NOISE_NAMES = [
  'theme',
  'id',
  'hash',
  'csrf_token',
  'nonce',
  'etag',
  'image',
  'cursor',
  'next_page_token',
  'device_token',
];

const besides = (dice: Dice): Record<string, string> =>
  Object.fromEntries(Array.from({ length: dice.below(4) }, () => [dice.one(NOISE_NAMES), noise(dice)]));

const fields = (channel: Channel) => (value: string, dice: Dice) =>
  makeObservation(channel, { ...besides(dice), [nameFrom(dice)]: value });
const body = (channel: Channel) => (value: string, dice: Dice) =>
  makeObservation(channel, JSON.stringify({ ...besides(dice), deep: [{ [nameFrom(dice)]: value }] }), {
    url: `${API}/x`,
  });
const text = (channel: Channel, before: string, after: string) => (value: string, dice: Dice) =>
  makeObservation(channel, `${noise(dice)} ${before}${value}${after} ${noise(dice)}`);

const PLACES: readonly (readonly [name: string, put: (value: string, dice: Dice) => Observation])[] = [
  ['localStorage', fields('local-storage')],
  ['sessionStorage', fields('session-storage')],
  ['cookie', fields('cookie')],
  ['HttpOnly cookie', fields('http-only-cookie')],
  ['IndexedDB', body('indexed-db')],
  ['Cache Storage', body('cache-storage')],
  ['history', body('history')],
  ['window.name', fields('window-name')],
  ['fragment', fields('fragment')],
  ['request header', fields('request-header')],
  ['response header', fields('response-header')],
  ['JSON that is sent', body('request-body')],
  [
    'form',
    (value, dice) => makeObservation('request-body', new URLSearchParams({ ...besides(dice), q: value }).toString()),
  ],
  ['beacon', text('request-body', 'at=', '')],
  ['JSON that is answered', body('response-body')],
  ['page that is answered', text('response-body', '<script>let a = "', '"</script>')],
  ['document', text('document', '{"a":"', '"}')],
  ['message', body('post-message')],
  ['socket', text('websocket', '', '')],
  ['query', (value) => makeNavigation(`${API}/x?q=${encodeURIComponent(value)}&lang=en`)],
  ['path', (value) => makeNavigation(`${API}/x/${encodeURIComponent(value)}/y`)],
  ['Referer', (value) => makeObservation('referer', { referer: `${APP}/?q=${encodeURIComponent(value)}` })],
  [
    'pieces of a cookie',
    (value) => {
      const half = Math.ceil(value.length / 2);
      return makeObservation('cookie', { 's.0': value.slice(0, half), 's.1': value.slice(half) });
    },
  ],
];
