import type { Scenario } from './scenario';
import { escapeHtml } from './site';

/** The lab's first page: every scenario with one line on what it shows, and what Tokenscope should say. */
export const startPage = (scenarios: readonly Scenario[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tokenscope lab</title>
    <link rel="stylesheet" href="/lab.css">
    <link rel="icon" href="data:,">
  </head>
  <body>
    <main>
      <h1>Tokenscope lab</h1>
      <p class="lead">Small apps on this computer that sign in for real and treat their tokens well or badly. Open one, open
      Tokenscope from the toolbar, choose <b>Watch all sites</b>, then press the numbered buttons in turn.</p>
      <ul class="scenarios">${scenarios.map(entry).join('')}
      </ul>
      <p class="note">Everything runs on this computer: the names end in .test and lead nowhere else. The one user is made up.</p>
    </main>
  </body>
</html>
`;

const entry = ({ title, description, url, expected }: Scenario): string => `
        <li>
          <a href="${escapeHtml(url)}"><b>${escapeHtml(title)}</b><span>${escapeHtml(description)}</span></a>${rules(expected)}
        </li>`;

const rules = (expected: Scenario['expected']): string => {
  const names = [...new Set(expected.map(({ rule }) => rule))];
  return names.length === 0 ? '' : `\n          <p class="rules">${names.map(chip).join(' ')}</p>`;
};

const chip = (rule: string): string => `<code>${escapeHtml(rule)}</code>`;
