import type { Page } from 'playwright-core';
import { until } from '../browser/until';

const PATIENCE_MS = 45_000;

/** Presses the app's `step` and waits until the page says it is done, signing in on the way. Throws what the page says went wrong. */
export const drive = async (page: Page, step: 'signIn' | 'refresh', done: string): Promise<void> => {
  await page.evaluate(`void window.app.${step}()`);
  await reach(page, done);
};

/** Waits for a state of the page; on the identity provider's own page it presses the one button there is. */
export const reach = async (page: Page, wanted: string): Promise<void> => {
  let uncaught = '';
  const note = ({ message }: Error): void => {
    uncaught = message;
  };
  page.on('pageerror', note);
  const isThere = async (): Promise<boolean> => {
    const { state, problem, asks } = await page.evaluate<Look>(LOOK).catch(() => BETWEEN);
    if (problem) throw new Error(problem);
    if (asks) await page.click(CONSENT).catch(() => undefined);
    return state === wanted;
  };
  try {
    await until(isThere, `the page to be ${wanted}`, PATIENCE_MS);
  } catch (problem) {
    throw uncaught === '' ? problem : new Error(`${problem} Uncaught in the page: ${uncaught}`);
  } finally {
    page.off('pageerror', note);
  }
};

type Look = { state?: string; problem?: string; asks: boolean };

/** The page is between two documents. */
const BETWEEN: Look = { asks: false };

const CONSENT = 'button[data-step="consent"]';

const LOOK = `(() => {
  const { state, problem } = document.documentElement.dataset;
  return { state, problem, asks: document.querySelector('${CONSENT}') !== null };
})()`;
