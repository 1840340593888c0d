import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { readScenarios } from '../lab/scenario';
import { shapeProblems } from '../session/inspection-shape';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { aboveInfo, listed, QUIET, settledFindings, unseen } from './findings';
import { leaksIn } from './leaks';
import { oneForEachPlace } from './one-for-each-place';
import { tidy } from './play';
import { playThrough } from './play-through';

/** Whether scenarios give with access to all sites exactly what they foretell. They are many: each half in a file of its own, beside the other. */
export const exactFindings = (half: 'first' | 'second'): void => {
  const scenarios = readScenarios().filter((_, at) => at % 2 === (half === 'first' ? 0 : 1));
  // What is opened looks the same wherever a token of its kind was in such a place.
  const opened = new Set(oneForEachPlace(scenarios.toReversed()).map(({ name }) => name));
  let lab: Lab;
  let chromium: Chromium;
  chromiumInLab({ granted: 'all' }, (started) => {
    ({ lab, chromium } = started);
  });
  afterEach(() => tidy(chromium, lab));

  it.each(scenarios.map(({ name, expected, seen }) => [name, expected, seen] as const))(
    '%s gives exactly what it foretells, and holds no secret',
    async (name, expected, seen) => {
      const { tab, read } = await playThrough(chromium, lab, name);
      expect(await settledFindings(read, expected)).toEqual(listed(expected));

      await expect.poll(async () => unseen(await read(), seen), { timeout: 15_000 }).toEqual([]);
      const inspection = await read();
      if (QUIET.has(name)) expect(aboveInfo(inspection)).toEqual([]);
      if (inspection) expect(shapeProblems(inspection)).toEqual([]);
      const popup = await chromium.popup(tab);
      await popup.locator('main').waitFor();
      const shown = opened.has(name) ? await everythingIn(popup) : await popup.content();
      const stored = await Promise.all((['session', 'local', 'sync'] as const).map((area) => chromium.storage(area)));
      expect(leaksIn(JSON.stringify(stored), lab.log)).toEqual([]);
      expect(leaksIn(shown, lab.log)).toEqual([]);
      expect(leaksIn(JSON.stringify(chromium.logs()), lab.log)).toEqual([]);
    },
  );

  it('forgets a tab with its tab', async () => {
    await expect
      .poll(async () => Object.keys(await chromium.storage('session')).filter((key) => key !== 'key'))
      .toEqual([]);
  });

  it('leaves no error behind', async () => {
    const errors = (await chromium.errors()).filter((message) => !OWN_NOTES.test(message));
    expect(errors).toEqual([]);
    expect(chromium.logs().filter(({ type }) => type === 'error')).toEqual([]);
  });
};

/**
 * What Chromium notes by itself: at every start without a host, that access is wanted for webRequest; and a tab that was
 * closed between a question about it and the answer, which nobody can prevent.
 */
const OWN_NOTES = /^You need to request host permissions|^Unchecked runtime\.lastError: No tab with id/;

/**
 * All that a popup can be brought to show: its first view, and each token and finding opened. What a button opens may have
 * to be loaded first, and some open nothing; the list itself may lose a row as time goes on.
 */
const everythingIn = async (popup: Page): Promise<string> => {
  const rows = popup.locator('main button:visible');
  await rows.first().waitFor();
  let shown = await popup.content();
  const back = popup.getByRole('button', { name: 'Back' });
  for (let at = 0; await rows.nth(at).isVisible(); at++) {
    await rows.nth(at).click();
    const isOpen = await back.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    shown += await popup.content();
    if (!isOpen) continue;
    await back.click();
    await back.waitFor({ state: 'hidden' });
  }
  return shown;
};
