import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { RULES } from '../../src/rules/index';
import notShown from '../lab/not-shown.json' with { type: 'json' };
import { readScenarios } from '../lab/scenario';
import { ruleCases } from './rule-cases';
import { rulePage } from './rule-page';
import { withRulesTable } from './rules-table';

/** `npm run docs`: writes what is made of the rules, their tests and the lab. With `--check` it says what is old, and writes nothing. */
const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);

const made = (): Map<string, string> => {
  const cases = ruleCases();
  const scenarios = readScenarios();
  const reasons: Readonly<Record<string, string>> = notShown;
  const pages = new Map([['README.md', withRulesTable(readFileSync(at('README.md'), 'utf8'))]]);
  for (const rule of RULES) {
    const { id } = rule;
    const own = cases.get(id) ?? { flags: [], passes: [] };
    const source = readFileSync(at(`src/rules/${id}.ts`), 'utf8');
    pages.set(`docs/rules/${id}.md`, rulePage({ rule, cases: own, scenarios, source, notShown: reasons[id] }));
  }
  const all = [...cases].filter(([id]) => RULES.some((rule) => rule.id === id)).map(([, own]) => own);
  const sum = (of: 'flags' | 'passes') => all.reduce((count, own) => count + own[of].length, 0);
  console.log(`  ${RULES.length} rules: ${sum('flags')} flags, ${sum('passes')} passes`);
  return pages;
};

const FOLDER = 'docs/rules';
const pages = made();
const gone = existsSync(at(FOLDER)) ? readdirSync(at(FOLDER)).filter((file) => !pages.has(`${FOLDER}/${file}`)) : [];

if (process.argv.includes('--check')) {
  const isOld = ([path, text]: [string, string]) => !existsSync(at(path)) || readFileSync(at(path), 'utf8') !== text;
  const old = [...[...pages].filter(isOld).map(([path]) => path), ...gone.map((file) => `${FOLDER}/${file}`)];
  if (old.length > 0) {
    console.error(`Old: ${old.join(', ')}. Run npm run docs.`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(at(FOLDER), { recursive: true });
  for (const file of gone) rmSync(at(`${FOLDER}/${file}`));
  for (const [path, text] of pages) writeFileSync(at(path), text);
}
