import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules';
import { TELLING } from '../../src/views/claims';
import { CAPTIONS } from '../../src/views/countdown';
import { HEADER_PARAMS } from '../../src/views/explained/header-params';
import { STANDARD_CLAIMS } from '../../src/views/explained/standard-claims';
import { VENDORS } from '../../src/views/explained/vendors';
import { messagesOf } from './translate';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const en = messagesOf('en');
const ja = messagesOf('ja');
const keys = Object.keys(en);

/** Keys that are put together from a word and what it is about. */
const FAMILY = /^(?:rule|channel|claim|header|alg|enc|amr|reason|severity|certainty)_/;

const sourceOf = (folder: string): string =>
  readdirSync(`${SOURCE}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(`${SOURCE}${folder}/${file}`, 'utf8'))
    .join('\n');

const views = sourceOf('views');
const everything = `${sourceOf('.')}\n${readFileSync(`${SOURCE}../manifest.json`, 'utf8')}`;
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, key = '']) => key);

describe('every message that is asked for', () => {
  const asked = [
    ...matches(views + sourceOf('entries'), /\bt\(\s*'(\w+)'/g),
    ...matches(views, /\bmessage="(\w+)"/g),
    ...matches(everything, /\bgetMessage\('(\w+)'/g),
    ...matches(everything, /__MSG_(\w+?)__/g),
    ...Object.values(CAPTIONS),
  ];

  test('is there', () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !en[key]?.message)).toEqual([]);
  });

  test('is there when a table names it', () => {
    // Words of the wire stand in a view as they are.
    const words = [
      ...[...STANDARD_CLAIMS, ...HEADER_PARAMS, ...VENDORS.flatMap(({ claims, marks }) => [...claims, ...marks])],
      ...matches(['oauth', 'rules', 'session'].map(sourceOf).join(), /\b([a-z]+(?:_[a-z0-9]+)+)\b/g),
    ];
    const named = matches(views, /'([a-z]+(?:_[a-z0-9]+)+)'/g).filter((key) => !words.includes(key));
    expect(named.filter((key) => !en[key]?.message)).toEqual([]);
  });

  test('is there when it is about a rule, a reason, a claim or a level', () => {
    const reasons = matches(sourceOf('rules'), /reasons: \[([^\]]*)\]/g).flatMap((list) => matches(list, /'(\w+)'/g));
    const wanted = [
      ...RULES.flatMap(({ id }) => ['title', 'why', 'fix'].map((part) => `rule_${id.replaceAll('-', '_')}_${part}`)),
      ...['dev', 'page_only', ...reasons].map((word) => `reason_${word}`),
      ...Object.values(TELLING).flatMap((names) => names.map((name) => `claim_${name}_none`)),
      ...['critical', 'high', 'medium', 'low', 'info'].map((level) => `severity_${level}`),
      ...['proven', 'likely', 'hint'].map((level) => `certainty_${level}`),
    ];
    expect(reasons.length).toBeGreaterThan(5);
    expect(wanted.filter((key) => !en[key]?.message)).toEqual([]);
  });
});

test('every message is asked for', () => {
  const written = new Set([...matches(everything, /['"](\w+)['"]/g), ...matches(everything, /__MSG_(\w+?)__/g)]);
  expect(keys.filter((key) => !FAMILY.test(key) && !written.has(key))).toEqual([]);
});

/** One word for one thing, and full-width marks: what stands for what. */
const SETTLED: readonly (readonly [RegExp, string])[] = [
  [/発行元/, '発行者'],
  [/オーディエンス/, '対象（aud）'],
  [/利用者/, 'ユーザー'],
  [/ログイン|ログアウト(?!トークン)/, 'サインイン、サインアウト'],
  [/(?:認可|トークン)応答/, '認可レスポンス、トークンレスポンス'],
  [/失効(?:の)?要求/, '失効リクエスト'],
  [/検出結果/, '指摘'],
  [/わか[らりるっ]/, '分かる'],
  [/[ぁ-んァ-ヶ一-龥]\(/, '（）'],
  [/(?<![-\w])(?:OAuth|JWT|JSON|URL|API|Cookie|Tokenscope|ID) [ぁ-んァ-ヶ一-龥]/, 'no blank'],
  [/\d [分秒日時件個回文]/, 'no blank'],
];

describe('Japanese', () => {
  test.each(SETTLED)('has no %s: %s', (pattern) => {
    expect(keys.filter((key) => pattern.test(ja[key]?.message ?? ''))).toEqual([]);
  });

  test('has the same messages', () => {
    expect(Object.keys(ja).toSorted()).toEqual(keys.toSorted());
  });

  test('has the same placeholders', () => {
    const placeholders = (text = '') =>
      matches(text, /\$(.?)/g)
        .toSorted()
        .join();
    expect(keys.filter((key) => placeholders(en[key]?.message) !== placeholders(ja[key]?.message))).toEqual([]);
  });

  test('has as many steps to a fix', () => {
    const steps = (text = '') => text.split('\n').length;
    expect(keys.filter((key) => steps(en[key]?.message) !== steps(ja[key]?.message))).toEqual([]);
  });

  test('is not left in English', () => {
    const same = keys.filter((key) => en[key]?.message === ja[key]?.message && /[a-z]{3}/.test(en[key]?.message ?? ''));
    expect(same.filter((key) => !/^channel_|^name$/.test(key))).toEqual([]);
  });
});

test('placeholders are numbers, from $1 without a gap', () => {
  const odd = keys.filter((key) => {
    const numbers = [...new Set(matches(en[key]?.message ?? '', /\$(.?)/g))].toSorted();
    return numbers.some((number, index) => number !== String(index + 1));
  });
  expect(odd).toEqual([]);
});

test('the description fits the shops (132 characters)', () => {
  for (const { message } of [en.description, ja.description].filter((entry) => entry !== undefined)) {
    expect(message.length).toBeLessThanOrEqual(132);
  }
});

test('the names that scripts rely on stay as they are in English', () => {
  expect(
    [en.watch_site, en.watch_all, en.watching, en.tokens, en.exposures, en.reload].map((entry) => entry?.message),
  ).toEqual([
    'Watch this site',
    'Watch all sites',
    'Watching',
    'Tokens',
    'Exposures',
    'Reload to watch from the start',
  ]);
});
