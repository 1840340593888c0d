import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../axe';
import { FOLDER, pictureOf, THEMES } from './picture';
import type { Stage } from './stage';
import type { Site, State } from './state';

/**
 * Opens a state on its surface, looks for what must be there, and takes its picture in each theme. Nothing may stand out
 * at the side. `axe`: what it has to say, too.
 */
export const showState = async (stage: Stage, site: Site, state: State, { axe = true } = {}): Promise<void> => {
  const { lang, t } = stage;
  const { name, open, seen } = state;
  const view = await stage.view(state, site.tab);
  try {
    await view.emulateMedia({ colorScheme: 'light' });
    await open?.(view, t, stage, site);
    for (const one of seen(view, t)) await one.filter({ visible: true }).first().waitFor();
    for (const theme of THEMES) {
      await view.emulateMedia({ colorScheme: theme });
      await pictured(view, state).screenshot({ path: `${FOLDER}/${pictureOf(name, lang, theme)}` });
      if (axe && isNews(state, theme)) expect(await violations(view, { colours: theme === 'dark' })).toEqual([]);
    }
    const { width = 0 } = view.viewportSize() ?? {};
    expect(await view.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  } catch (problem) {
    await view.screenshot({ path: `${FOLDER}/failed-${name}-${lang}.png` }).catch(() => undefined);
    if (problem instanceof Error) problem.message = `${name}: ${problem.message}`;
    throw problem;
  } finally {
    await view.close();
  }
};

/** A popup is as high as what is in it. */
const pictured = (view: Page, { surface }: State): Page | Locator =>
  surface === 'popup' ? view.locator('body') : view;

/** The panel draws what the popup draws, and the workbench in the dark is looked at with its own tests. */
const isNews = ({ surface }: State, theme: string): boolean =>
  surface === 'popup' || (surface === 'workbench' && theme === 'light');
