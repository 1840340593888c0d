import type { Page } from 'playwright-core';
import type { Deed } from '../lab/deeds';
import type { HostName } from '../lab/hosts';
import type { Lab } from '../lab/lab';
import { type RunOptions, runScenario } from '../lab/run-scenario';
import type { Chromium } from './chromium';
import { dueLifecycle } from './due-lifecycle';
import type { Sequence } from './sequences';
import type { ToldGrant } from './told-grant';
import { toldLifecycle } from './told-lifecycle';

/** A sequence that was played: what is told of it now, and what has to be. */
export type Played = { page: Page; tab: number; told(): Promise<ToldGrant[]>; due(): ToldGrant[] };

/** Plays a sequence in a tab of its own, on origins without anything left on them, and with a journal of its own. */
export const play = async (
  chromium: Chromium,
  lab: Lab,
  sequence: Sequence,
  options: RunOptions = {},
): Promise<Played> => {
  await tidy(chromium, lab);
  const page = await chromium.context.newPage();
  const first = lab.log.deeds.length;
  const deeds = (): readonly Deed[] => lab.log.deeds.slice(first);
  await runScenario(page, lab, sequence.scenario, options);
  const tab = await chromium.tabId(page);
  return {
    page,
    tab,
    told: async () => toldLifecycle(await chromium.storage('session'), tab, deeds()),
    due: () => dueLifecycle(deeds(), sequence),
  };
};

/** Closes what earlier tests opened, and clears what is left on the lab's origins: it would be there for the next one, as for anybody. */
export const tidy = async ({ context }: Chromium, lab: Lab): Promise<void> => {
  const [first, ...others] = context.pages();
  if (first) await clearSites(first, lab);
  for (const page of others) if (/^https?:|popup/.test(page.url())) await page.close();
};

const clearSites = async (page: Page, lab: Lab): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  for (const host of Object.keys(lab.hosts) as HostName[])
    await session.send('Storage.clearDataForOrigin', { origin: lab.origin(host), storageTypes: 'all' });
  await session.detach();
  await page.context().clearCookies();
};
