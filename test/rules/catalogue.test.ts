import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index';
import { withRulesTable } from '../house/rules-table';

const source = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const has = (path: string): boolean => existsSync(new URL(`../../${path}`, import.meta.url));
const messages = (locale: string): Record<string, { message: string }> =>
  JSON.parse(source(`src/static/_locales/${locale}/messages.json`));

/** Every file that declares an id is a rule, whether or not anyone lists it. */
const declared = readdirSync(new URL('../../src/rules/', import.meta.url)).flatMap((file) => {
  const id = /^\s*id: '([^']*)'/m.exec(source(`src/rules/${file}`))?.[1];
  return id === undefined ? [] : [{ file, id }];
});
const LOCALES = ['en', 'ja'] as const;
const stringsOf = (id: string) => ['title', 'why', 'fix'].map((part) => `rule_${id.replaceAll('-', '_')}_${part}`);

it('the catalogue lists every rule file, each once', () => {
  expect(declared.length).toBeGreaterThan(0);
  expect(RULES.map(({ id }) => id).sort()).toEqual(declared.map(({ id }) => id).sort());
});

describe.each(declared)('$id', ({ file, id }) => {
  it('is the name of its file', () => {
    expect(file).toBe(`${id}.ts`);
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  });

  it('has tests of what it flags and of what it passes', () => {
    const path = `test/rules/${id}.test.ts`;
    expect(has(path), `${path} is missing`).toBe(true);
    const tests = source(path);
    expect(tests, `${path} has no case "flags …"`).toMatch(CASE('flags'));
    expect(tests, `${path} has no case "passes …"`).toMatch(CASE('passes'));
  });

  it.each(LOCALES)('has its strings in %s', (locale) => {
    const known = messages(locale);
    const missing = stringsOf(id).filter((key) => !known[key]?.message.trim());
    expect(missing, `missing in src/static/_locales/${locale}/messages.json`).toEqual([]);
  });
});

it.each(LOCALES)('%s has no strings of rules that are gone', (locale) => {
  const wanted = [...declared.map(({ id }) => id), 'rule-failed'].flatMap(stringsOf);
  const known = Object.keys(messages(locale)).filter((key) => /^rule_.+_(?:title|why|fix)$/.test(key));
  expect(known.filter((key) => !wanted.includes(key))).toEqual([]);
});

it('the table in the README is that of the catalogue', () => {
  expect(has('README.md'), 'README.md is missing').toBe(true);
  const readme = source('README.md');
  expect(readme === withRulesTable(readme), 'the rules have changed: run npm run docs').toBe(true);
});

/** A test whose name begins with the word, alone or over a table. */
function CASE(word: string): RegExp {
  return new RegExp(`\\b(?:it|test)(?:\\.each\\((?:[^()]|\\([^()]*\\))*\\))?\\(\\s*(['"\`])${word} `);
}
