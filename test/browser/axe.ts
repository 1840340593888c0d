import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Colours differ between the themes; what else axe looks at does not. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe-core has to say against a page as it is drawn now: a line for each element. Evaluated over the debugger, since
 * the policy of an extension's page lets no script in. `colours`: of them alone.
 */
export const violations = async (page: Page, { colours = false } = {}): Promise<string[]> => {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  // Else a colour is measured on its way from one theme to the other.
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
  const options = { resultTypes: ['violations'], ...(colours && { runOnly: COLOURS }) };
  const result: AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`),
  );
};
