import { afterEach, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import type { Scenario } from '../lab/scenario';
import { shapeProblems } from '../session/inspection-shape';
import { aboveInfo, listed, QUIET, settledFindings, unseen } from './findings';
import { type FirefoxInLab, firefoxInLab } from './firefox-in-lab';
import type { FirefoxTab } from './firefox-tab';
import { leaksIn } from './leaks';
import { inspectionOf } from './recorded';

/** Whether scenarios give in Firefox, too, exactly what they foretell. */
export const exactInFirefox = (scenarios: readonly Scenario[]): void => {
  let lab: Lab;
  let firefox: FirefoxInLab;
  let tab: FirefoxTab | undefined;

  firefoxInLab({ granted: 'all' }, (started) => {
    ({ lab, firefox } = started);
  });
  afterEach(async () => {
    await tab?.close();
    await firefox.forgetSites(Object.values(lab.hosts));
  });

  it.each(
    scenarios.map(({ name, expected, expectedFirefox, seen }) => [name, expectedFirefox ?? expected, seen] as const),
  )('%s gives exactly what it foretells, and holds no secret', async (name, expected, seen) => {
    tab = await firefox.newTab();
    await runScenario(tab, lab, name);
    const id = await firefox.addon.tabId(tab);
    const inspection = () => inspectionOf(firefox.addon, id);
    expect(await settledFindings(inspection, expected)).toEqual(listed(expected));
    const all = await inspection();
    expect(unseen(all, seen)).toEqual([]);
    if (QUIET.has(name)) expect(aboveInfo(all)).toEqual([]);
    if (all) expect(shapeProblems(all)).toEqual([]);
    const stored = await Promise.all(
      (['session', 'local', 'sync'] as const).map((area) => firefox.addon.storage(area)),
    );
    expect(leaksIn(JSON.stringify(stored), lab.log)).toEqual([]);
    expect(leaksIn(firefox.logs.join('\n'), lab.log)).toEqual([]);
  });
};
