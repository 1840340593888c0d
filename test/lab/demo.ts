import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Chromium } from '../browser/chromium';
import { until } from '../browser/until';
import type { Lab } from './lab';
import { pressThrough } from './run-scenario';
import type { Expected } from './scenario';

export type DemoOptions = {
  lab: Lab;
  chromium: Chromium;
  /** Folder for the popup's picture; made when it is missing. */
  pictures: string;
  /** Told one line at a time what happens and what the popup shows. */
  say(line: string): void;
};

/** What the demo signs in to: its tokens are where most of them lie. */
const SCENARIO = 'spa-local-storage';

const STEPS: Record<string, string> = {
  'sign-in': 'Going to the identity provider.',
  consent: 'Signing in as Ada, with one click.',
  call: 'Calling the API with the access token.',
  refresh: 'Trading the refresh token for new tokens.',
};

/**
 * Does by itself what a newcomer is told to do, with real clicks, and tells what the popup then shows.
 * Throws one sentence when a step fails or the popup lacks what the scenario must show.
 */
export const runDemo = async ({ lab, chromium, pictures, say }: DemoOptions): Promise<void> => {
  const scenario = lab.scenarios.find(({ name }) => name === SCENARIO);
  const page = chromium.context.pages()[0] ?? (await chromium.context.newPage());
  if (!scenario) throw new Error(`The lab has no scenario ${SCENARIO}.`);
  say(`Opening "${scenario.title}" at ${scenario.url}.`);
  await page.goto(scenario.url);
  const tab = await chromium.tabId(page);

  say('Pressing the toolbar button, then "Watch all sites".');
  await chromium.grantByDialoglessClick();
  // The real button lets the popup know which site it is asked about, as it does for a user.
  await chromium.triggerAction(page);
  const peek = await chromium.popup(tab);
  const watchAll = peek.getByRole('button', { name: 'Watch all sites' });
  await orSay(watchAll.click({ timeout: 15_000 }), 'The popup shows no button "Watch all sites".');
  await until(async () => (await chromium.granted()).includes('<all_urls>'), 'access to all sites', 15_000);
  await peek.close();

  await page.bringToFront();
  await pressThrough(page, SCENARIO, { onStep: (step) => say(STEPS[step] ?? `Pressing ${step}.`) });
  await foundAll(chromium, tab, scenario.expected);

  const popup = await chromium.popup(tab);
  await tell(popup, say);
  await mkdir(pictures, { recursive: true });
  const picture = join(pictures, 'popup.png');
  await popup.screenshot({ path: picture });
  say(`\nThe popup's picture: ${picture}`);
};

const foundAll = async (chromium: Chromium, tab: number, expected: readonly Expected[]): Promise<void> => {
  const wanted = new Set(expected.map(({ rule }) => rule));
  const all = async (): Promise<boolean> => {
    const found = rulesIn(await inspectionOf(chromium, tab));
    return [...wanted].every((rule) => found.has(rule));
  };
  await until(all, `Tokenscope to find ${[...wanted].join(', ')}`, 20_000);
  // The answer to the refresh may still be on its way, and changes what is said of the tokens before it.
  await until(async () => {
    const before = JSON.stringify(await inspectionOf(chromium, tab));
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    return before === JSON.stringify(await inspectionOf(chromium, tab));
  }, 'Tokenscope to have seen the last of the refresh');
};

const QUIET_MS = 700;

const inspectionOf = async (chromium: Chromium, tab: number): Promise<unknown> =>
  (await chromium.storage('session'))[`inspection:${tab}`];

const rulesIn = (inspection: unknown): Set<unknown> => {
  const findings = inspection && typeof inspection === 'object' && 'findings' in inspection ? inspection.findings : [];
  return new Set(Array.isArray(findings) ? findings.map(({ rule }: { rule?: unknown }) => rule) : []);
};

/** Reads the popup by roles and names, as whoever uses a screen reader does. */
const tell = async (popup: Page, say: (line: string) => void): Promise<void> => {
  const tokens = sectionOf(popup, 'Tokens').getByRole('article');
  const exposures = sectionOf(popup, 'Exposures').getByRole('button');
  await orSay(tokens.first().waitFor({ timeout: 15_000 }), 'The popup shows no token.');
  await orSay(exposures.first().waitFor({ timeout: 15_000 }), 'The popup shows no exposure.');

  say(`\nVerdict: ${(await linesOf(popup.getByRole('status').first())).join('. ')}`);
  say('\nTokens');
  let timed = 0;
  for (const token of await tokens.all()) {
    const [title] = await linesOf(token.getByRole('heading', { level: 3 }));
    const timer = token.getByRole('timer');
    const left = (await timer.count()) > 0 ? await linesOf(timer.first()) : [];
    const rest = (await linesOf(token)).filter((line) => line !== title && !left.includes(line));
    if (left.length > 0) timed += 1;
    say(`  ${title}${left.length > 0 ? `, ${left.join(' ')}` : ''}: ${rest.join(', ')}`);
  }
  say('\nExposures');
  for (const exposure of await exposures.all()) say(`  ${(await linesOf(exposure)).join(', ')}`);
  const grants = sectionOf(popup, 'Lifecycle').getByRole('link');
  await orSay(grants.first().waitFor({ timeout: 15_000 }), 'The popup shows no lifecycle.');
  say('\nLifecycle');
  for (const grant of await grants.all()) say(`  ${(await linesOf(grant)).join(', ')}`);
  if (timed === 0) throw new Error('The popup shows no token with a countdown.');
};

const orSay = (action: Promise<void>, sentence: string): Promise<void> =>
  action.catch((cause: unknown) => {
    throw new Error(sentence, { cause });
  });

const sectionOf = (popup: Page, heading: string): Locator =>
  popup.locator('section').filter({ has: popup.getByRole('heading', { name: new RegExp(`^${heading}`) }) });

/** What an element shows, line by line; a line that ends in a colon goes with the next one. */
const linesOf = async (element: Locator): Promise<string[]> =>
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown, line by line, is what is to be told
  (await element.innerText())
    .replace(/:\s*\n/g, ': ')
    .split('\n')
    .map((line) => line.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter(Boolean);
