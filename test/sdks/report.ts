import type { Comparison, Score } from './compare';

/** Of one case: its comparisons after sign-in and after refresh, or why it did not get that far. */
export type Result = { name: string; stages: Comparison[] | string };

const STAGES = ['signed in', 'refreshed'];

/** One line a case and stage: places in truth, found, missed, wrong; then what was missed and what was wrong, in words. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [['case', 'stage', 'truth', 'found', 'missed', 'wrong', 'unseen']];
  const words: string[] = [];
  for (const { name, stages } of results) {
    if (typeof stages === 'string') {
      rows.push([name, 'did not run', '', '', '', '', '']);
      words.push(`${name}: ${stages}`);
      continue;
    }
    for (const [at, { refresh, access, missed, wrong }] of stages.entries()) {
      const stage = STAGES[at] ?? '';
      const [truth, found, unseen] = [
        both(refresh, access, 'truth'),
        both(refresh, access, 'found'),
        both(refresh, access, 'unseen'),
      ];
      rows.push([name, stage, ...[truth, found, truth - found - unseen, wrong.length, unseen].map(String)]);
      words.push(...missed.map((one) => `${name}, ${stage}: missed ${one}`));
      words.push(...wrong.map((one) => `${name}, ${stage}: wrong ${one}`));
    }
  }
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  return ['', ...lines, '', ...words].join('\n');
};

/** Recall over all cases, before and after the refresh, and how many cases passed. */
export const summarize = (results: readonly Result[]): { text: string; failed: number } => {
  const stages = results.flatMap(({ stages }) => (typeof stages === 'string' ? [] : stages));
  const access = recallOf(stages.map(({ access }) => access));
  const failed = results.filter(
    ({ stages }) => typeof stages === 'string' || !stages.every((stage) => passes(stage, access)),
  ).length;
  const text = [
    '',
    `recall of (refresh token, place): ${wordsOf(recallOf(stages.map(({ refresh }) => refresh)))}`,
    `recall of (access token, place): ${wordsOf(access)}`,
    `wrong kinds: ${stages.reduce((sum, { wrong }) => sum + wrong.length, 0)}`,
    '',
    `${results.length - failed} passed, ${failed} failed`,
  ].join('\n');
  return { text, failed };
};

const passes = ({ refresh, access, wrong }: Comparison, all: Score): boolean =>
  wrong.length === 0 && ratioOf(refresh) === 1 && (ratioOf(access) === 1 || ratioOf(all) >= LEAST_ACCESS);

/** Of access tokens, over all cases: a single one has too few places for a share. */
const LEAST_ACCESS = 0.99;

const both = (a: Score, b: Score, part: keyof Score): number => a[part] + b[part];

const recallOf = (scores: readonly Score[]): Score => ({
  truth: scores.reduce((sum, { truth }) => sum + truth, 0),
  found: scores.reduce((sum, { found }) => sum + found, 0),
  unseen: scores.reduce((sum, { unseen }) => sum + unseen, 0),
});

/** What no browser shows an extension counts neither way. */
const ratioOf = ({ truth, found, unseen }: Score): number => (truth === unseen ? 1 : found / (truth - unseen));

const wordsOf = (score: Score): string =>
  `${(100 * ratioOf(score)).toFixed(2)} % (${score.found} of ${score.truth - score.unseen}${score.unseen > 0 ? `; ${score.unseen} more where Chromium shows nothing` : ''})`;
