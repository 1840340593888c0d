import { afterEach, describe, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { readScenarios } from '../lab/scenario';
import { dueLifecycle } from './due-lifecycle';
import { listed, settledFindings } from './findings';
import { type FirefoxInLab, firefoxInLab } from './firefox-in-lab';
import type { FirefoxTab } from './firefox-tab';
import { leaksIn } from './leaks';
import { inspectionOf } from './recorded';
import { toldLifecycle } from './told-lifecycle';
import { until } from './until';

const SCENARIOS = readScenarios().filter(({ expectedSite }) => expectedSite !== null);

let lab: Lab;
let firefox: FirefoxInLab;
const tabs: FirefoxTab[] = [];
firefoxInLab({ granted: 'none' }, (started) => {
  ({ lab, firefox } = started);
});
afterEach(async () => {
  for (const tab of tabs.splice(0)) await tab.close();
  await firefox.addon.revoke(await firefox.addon.granted());
  await firefox.forgetSites(Object.values(lab.hosts));
});

const newTab = async () => {
  const tab = await firefox.newTab();
  tabs.push(tab);
  return tab;
};

const run = async (origins: string[], name: string) => {
  if (origins.length > 0) await firefox.addon.grant(origins);
  const tab = await newTab();
  await runScenario(tab, lab, name);
  const id = await firefox.addon.tabId(tab);
  const stored = () => firefox.addon.storage('session');
  return {
    tab,
    id,
    stored,
    inspection: () => inspectionOf(firefox.addon, id),
  };
};

const openPopup = async (id: number) => {
  const popup = await firefox.addon.popup(id);
  tabs.push(popup);
  return popup;
};

describe('Firefox, with access to the page alone', () => {
  it.each(SCENARIOS.map(({ name, host, expectedSite }) => [name, host, expectedSite ?? []] as const))(
    '%s gives exactly what it foretells',
    async (name, host, expected) => {
      const { inspection } = await run([`${lab.origin(host)}/*`], name);
      expect(await settledFindings(inspection, expected)).toEqual(listed(expected));
    },
  );
});

describe('Firefox', () => {
  it('shows in its popup the token with its time, the exposure with its place, and a countdown that ticks', async () => {
    const { id, inspection } = await run(['<all_urls>'], 'spa-local-storage');
    await until(
      async () => (await inspection())?.findings.some(({ rule }) => rule === 'rt-in-local-storage'),
      'the exposure',
    );
    const popup = await openPopup(id);
    await popup.waitFor(() =>
      document.querySelector('[role=status]')?.textContent?.includes('Refresh token stored in localStorage'),
    );
    const timer = () => document.querySelector('[role=timer]')?.textContent ?? '';
    const first = await popup.waitFor(timer);
    await popup.waitFor(
      (before: string) => (document.querySelector('[role=timer]')?.textContent ?? '') !== before,
      first,
    );
    expect(leaksIn(String(await popup.evaluate(() => document.documentElement.outerHTML)), lab.log)).toEqual([]);
  });

  it('tells a sign-in, its use and its refresh as the servers’ own journal does', async () => {
    const first = lab.log.deeds.length;
    const { id, stored } = await run(['<all_urls>'], 'spa-memory');
    const deeds = lab.log.deeds.slice(first);
    const told = async () => toldLifecycle(await stored(), id, deeds);
    const due = dueLifecycle(deeds, { title: 'code and PKCE', scenario: 'spa-memory' });
    await expect.poll(told, { timeout: 10_000 }).toEqual(due);
  });

  it('sees the next request after its background was stopped', async () => {
    const { inspection } = await run(['<all_urls>'], 'spa-memory');
    const uses = async () =>
      (await inspection())?.sightings.filter(({ place }) => place.channel === 'request-header').length ?? 0;
    await until(async () => (await uses()) > 0, 'the first use');
    await firefox.addon.stopBackground();
    const second = await newTab();
    await runScenario(second, lab, 'spa-memory');
    const id = await firefox.addon.tabId(second);
    await until(async () => (await inspectionOf(firefox.addon, id))?.findings.length, 'the second sign-in');
  });

  it('looks once without access, on the toolbar button, and records nothing more', async () => {
    const { tab, inspection } = await run([], 'spa-local-storage');
    expect(await inspection()).toBeUndefined();
    await firefox.addon.triggerAction(tab);
    await until(async () => (await inspection())?.findings.length === 2, 'the look');
    expect(await inspection()).toMatchObject({ watching: false });
    await tab.reload();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await inspection()).toBeUndefined();
  });
});
