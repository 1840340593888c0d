import { RULES } from '../../src/rules/index';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };

/** The catalogue as the README shows it: a Markdown table, one row a rule, in the words the popup uses. */
export const rulesTable = (): string =>
  ['| rule | severity | what it says |', '| --- | --- | --- |', ...RULES.map(row)].join('\n');

/** A README with its table put anew between the two marks. Throws where it has no such marks. */
export const withRulesTable = (readme: string): string => {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`README.md has no place for the rules: ${START} … ${END}`);
  return `${readme.slice(0, from + START.length)}\n\n${rulesTable()}\n\n${readme.slice(to)}`;
};

const START = '<!-- rules -->';
const END = '<!-- /rules -->';

const titles: Readonly<Record<string, { message: string }>> = en;

const row = ({ id, severity }: (typeof RULES)[number]): string => {
  const title = titles[`rule_${id.replaceAll('-', '_')}_title`]?.message ?? '';
  return `| [\`${id}\`](docs/rules/${id}.md) | ${severity} | ${title.replaceAll('|', '\\|')} |`;
};
