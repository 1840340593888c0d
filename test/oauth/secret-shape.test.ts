import { describe, expect, test } from 'vitest';
import { cardsIn, keysIn } from '../../src/oauth/secret-shape';
import { HEX, makeText } from './make-token';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ234567';

const PEM = (what: string): string => `-----BEGIN ${what}-----\n${makeText(64, LETTERS)}\n-----END ${what}-----`;

const KEYS: readonly (readonly [what: string, make: () => string])[] = [
  ['AWS, long-lived', () => `AKIA${makeText(16, UPPER)}`],
  ['AWS, of a session', () => `ASIA${makeText(16, UPPER)}`],
  ['Stripe', () => `sk_live_${makeText(24, LETTERS)}`],
  ['Stripe, restricted', () => `rk_test_${makeText(24, LETTERS)}`],
  ['Stripe, of a webhook', () => `whsec_${makeText(32, LETTERS)}`],
  ['GitHub', () => `ghp_${makeText(36, LETTERS)}`],
  ['GitHub, fine-grained', () => `github_pat_${makeText(40, LETTERS)}`],
  ['GitLab', () => `glpat-${makeText(20, LETTERS)}`],
  ['Slack', () => `xoxb-${makeText(24, LETTERS)}`],
  ['Slack, of an app', () => `xapp-1-${makeText(24, LETTERS)}`],
  ['OpenAI', () => `sk-proj-${makeText(48, LETTERS)}`],
  ['OpenAI, older', () => `sk-${makeText(48, LETTERS)}`],
  ['Anthropic', () => `sk-ant-${makeText(40, LETTERS)}`],
  ['SendGrid', () => `SG.${makeText(22, LETTERS)}.${makeText(43, LETTERS)}`],
  ['Google', () => `GOCSPX-${makeText(28, LETTERS)}`],
  ['npm', () => `npm_${makeText(36, LETTERS)}`],
  ['DigitalOcean', () => `dop_v1_${makeText(64, HEX)}`],
  ['Shopify', () => `shpat_${makeText(32, HEX)}`],
  ['a private key', () => PEM('PRIVATE KEY')],
  ['a private key of a kind', () => PEM('EC PRIVATE KEY')],
  ['an encrypted private key', () => PEM('ENCRYPTED PRIVATE KEY')],
  ['a private key that is cut', () => PEM('RSA PRIVATE KEY').slice(0, 60)],
];

/** A number of so many digits that begins so and ends in the digit that makes it right. */
const cardOf = (begin: string, length: number, off = 0): string => {
  const body = begin + makeText(length - begin.length - 1, '0123456789');
  const sum = [...body].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(20 - (sum % 10) + off) % 10}`;
};

const CARDS: readonly (readonly [scheme: string, begin: string, length: number])[] = [
  ['Visa', '4', 16],
  ['Visa, long', '4', 19],
  ['Mastercard', '51', 16],
  ['Mastercard', '55', 16],
  ['Mastercard, second range, first', '2221', 16],
  ['Mastercard, second range', '2230', 16],
  ['Mastercard, second range, middle', '2500', 16],
  ['Mastercard, second range, end', '2719', 16],
  ['Mastercard, second range, last', '2720', 16],
  ['American Express', '34', 15],
  ['American Express', '37', 15],
  ['Diners Club', '300', 14],
  ['Diners Club', '36', 14],
  ['Diners Club', '38', 14],
  ['Discover', '6011', 16],
  ['Discover', '65', 16],
  ['Discover', '644', 16],
  ['JCB', '3528', 16],
  ['JCB', '3589', 16],
];

describe('a key that gives itself away by its shape', () => {
  test.each(KEYS)('%s, alone and in a text', (_, make) => {
    const key = make();
    expect(keysIn(key)).toEqual([{ start: 0, end: key.length, shape: 'key' }]);
    expect(keysIn(`use ${key}`)).toEqual([{ start: 4, end: 4 + key.length, shape: 'key' }]);
  });

  test('several in one text', () => {
    const make = () => `AKIA${makeText(16, UPPER)}`;
    expect(keysIn(`${make()}, ${make()}`)).toHaveLength(2);
  });

  test.each([
    '',
    'a sentence about sk- and SG. and PRIVATE KEY',
    '/sk-SK/long-winded-page-name-of-a-shop-in-bratislava',
    () => PEM('CERTIFICATE'),
    () => PEM('PUBLIC KEY'),
    () => `pk_live_${makeText(24, LETTERS)}`,
    () => `task-${makeText(48, LETTERS)}`,
    () => `xAKIA${makeText(16, UPPER)}`,
    () => crypto.randomUUID(),
  ])('nothing in %s', (text) => {
    expect(keysIn(typeof text === 'string' ? text : text())).toEqual([]);
  });

  test('in time, however the text is made', () => {
    for (const slow of ['-----BEGIN PRIVATE KEY-----', 'A1 ', 'AKIA', 'SG.a.', 'sk-ant-'])
      expect(keysIn(slow.repeat(20_000)).length).toBeLessThan(60_000);
  }, 5_000);
});

describe('the number of a card', () => {
  test.each(CARDS)('%s, %s…, %i digits', (_, begin, length) => {
    const card = cardOf(begin, length);
    expect(cardsIn(card)).toEqual([{ start: 0, end: length, shape: 'card' }]);
    expect(cardsIn(`pay with ${card}!`)).toEqual([{ start: 9, end: 9 + length, shape: 'card' }]);
    expect(cardsIn(cardOf(begin, length, 1))).toEqual([]);
  });

  test('written in groups', () => {
    for (const joint of [' ', '-']) {
      const grouped = (cardOf('4', 16).match(/\d{4}/g) ?? []).join(joint);
      expect(cardsIn(grouped)).toEqual([{ start: 0, end: 19, shape: 'card' }]);
    }
  });

  test.each<[what: string, make: () => string]>([
    ['a time in ms', () => String(Date.now())],
    ['a phone number', () => `+${cardOf('4', 16)}`],
    ['a decimal', () => `0.${cardOf('4', 16)}`],
    ['a number of another range', () => cardOf('9', 16)],
    ['a number below the second range of Mastercard', () => cardOf('2220', 16)],
    ['a number above it', () => cardOf('2721', 16)],
    ['a number of another length', () => cardOf('4', 15)],
    ['a longer number', () => `${cardOf('4', 16)}0000`],
    ['a part of a longer number', () => `${cardOf('4', 16)}.5`],
    ['a text', () => 'none'],
  ])('not %s', (_, make) => {
    expect(cardsIn(make())).toEqual([]);
  });

  test('in time, however the text is made', () => {
    for (const slow of ['1', '1 ', '4-', '4111 ']) expect(cardsIn(slow.repeat(60_000)).length).toBeLessThan(60_000);
  }, 5_000);
});
