import type { Page } from 'playwright-core';
import type { Inspection } from '../../src/session/inspection';
import type { Lab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import type { Chromium } from './chromium';
import { inspectionOf } from './recorded';

/** A scenario played to its end in a tab of its own; `read` gives what the tab's inspection says now. */
export const playThrough = async (
  chromium: Chromium,
  lab: Lab,
  name: string,
): Promise<{ page: Page; tab: number; read: () => Promise<Inspection | undefined> }> => {
  const page = await chromium.context.newPage();
  await runScenario(page, lab, name);
  const tab = await chromium.tabId(page);
  const read = () => inspectionOf(chromium, tab);
  return { page, tab, read };
};
