import type { Rule } from '../../src/rules/rule';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import { CHANNELS } from '../../src/views/channels';
import type { Scenario } from '../lab/scenario';
import type { RuleCases } from './rule-cases';

/** All that a page about a rule is made of. `source`: the rule's own code; `notShown`: why no browser can show it. */
export type RulePage = {
  rule: Rule;
  cases: RuleCases;
  scenarios: readonly Scenario[];
  source: string;
  notShown: string | undefined;
};

/** A rule as Markdown: what makes it speak, what keeps it quiet, how much it weighs, how to see it. Throws where a part is missing. */
export const rulePage = ({ rule, cases, scenarios, source, notShown }: RulePage): string => {
  const { id, severity, references } = rule;
  const shown = scenarios.filter(({ expected }) => expected.some((one) => one.rule === id));
  if (shown.length === 0 && notShown === undefined)
    throw new Error(`No scenario shows ${id}, and test/lab/not-shown.json does not say why.`);
  const reasons = Object.keys(messages)
    .flatMap((key) => /^reason_(\w+)$/.exec(key)?.[1] ?? [])
    .filter((word) => source.includes(`'${word}'`));
  return [
    `# ${wordsOf(id, 'title')}`,
    `\`${id}\`, severity ${severity} by itself. ${wordsOf(id, 'line')}`,
    wordsOf(id, 'why'),
    '## What makes it speak',
    list(cases.flags.map(upper)),
    '## What keeps it quiet',
    list(cases.passes.map(upper)),
    ...(reasons.length > 0
      ? ['## What moves its severity', list(reasons.map((word) => messages[`reason_${word}`]?.message ?? word))]
      : []),
    '## How to fix',
    wordsOf(id, 'fix')
      .split('\n')
      .map((step, at) => `${at + 1}. ${step}`)
      .join('\n'),
    '## Example',
    example(rule, shown[0]),
    '## Try it',
    shown.length > 0
      ? `\`npm start\`, then open:\n\n${list(shown.map(({ title, description }) => `**${title}**. ${description}`))}`
      : `No page of the lab shows it. ${notShown}`,
    '## Read on',
    list(references.map(readOn)),
  ]
    .join('\n\n')
    .concat('\n');
};

const readOn = ({ document, section, strength, url }: Rule['references'][number]): string =>
  `[${section.startsWith(document) ? section : `${document} ${section}`}](${url})${strength === 'text' ? '' : ` (${strength})`}`;

const messages: Readonly<Record<string, { message: string }>> = en;

const wordsOf = (id: string, part: string): string =>
  messages[`rule_${id.replaceAll('-', '_')}_${part}`]?.message ?? '';

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A finding as the popup lists it, from what the lab shows. */
const example = ({ id, severity }: Rule, scenario: Scenario | undefined): string => {
  const one = scenario?.expected.find(({ rule }) => rule === id);
  const isPlace = (name: string): name is keyof typeof CHANNELS => name in CHANNELS;
  const place =
    one && isPlace(one.channel) ? messages[`channel_${one.channel.replaceAll('-', '_')}`]?.message : undefined;
  return [
    '| severity | what | where |',
    '| --- | --- | --- |',
    `| ${severity} | ${wordsOf(id, 'title')} | ${place ?? 'the site'}${scenario ? `, on ${new URL(scenario.url).host}` : ''} |`,
  ].join('\n');
};
