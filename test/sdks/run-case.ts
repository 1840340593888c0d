import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Inspection } from '../../src/session/inspection';
import type { Chromium } from '../browser/chromium';
import { type Case, hostOf } from './cases';
import { type Comparison, compare } from './compare';
import { drive, reach } from './drive';
import type { Issued } from './issued';
import { readStored } from './stored';
import type { Text } from './traffic';
import { truthOf } from './truth';

/** What the servers know: what they issued, and all that was said to them and by them. Both grow while a case runs. */
export type Server = { issued: () => Issued; traffic: readonly Text[] };

/** Signs in, compares, refreshes, compares. The second comparison is of all there was from the beginning. */
export const runCase = async (one: Case, chromium: Chromium, server: Server): Promise<Comparison[]> => {
  const before = server.traffic.length;
  await chromium.context.clearCookies();
  const page = await chromium.context.newPage();
  try {
    await page.goto(`https://${hostOf(one)}/`);
    await reach(page, 'ready');
    const tab = await chromium.tabId(page);
    const texts: Text[] = [];
    const settled = async (): Promise<Comparison> => {
      texts.push(...(await readStored(page)));
      return settle(async () => {
        const { key, [`inspection:${tab}`]: inspection } = await chromium.storage('session');
        const issued = server.issued();
        const truth = truthOf(issued, [...texts, ...server.traffic.slice(before)]);
        const said = { inspection: inspection as Inspection | undefined, key: key as string | undefined };
        return compare(said, truth, issued, one.unseen);
      });
    };
    await drive(page, 'signIn', 'signed-in');
    const signedIn = await settled();
    await drive(page, 'refresh', 'refreshed');
    return [signedIn, await settled()];
  } finally {
    await close(page);
  }
};

/** Storage is written a moment after it is seen, and read a moment after it changes. */
const settle = async (ask: () => Promise<Comparison>): Promise<Comparison> => {
  const end = Date.now() + PATIENCE_MS;
  while ((await ask()).missed.length > 0 && Date.now() < end) await sleep(200);
  await sleep(QUIET_MS);
  return ask();
};

const PATIENCE_MS = 8_000;
const QUIET_MS = 1_500;

const close = async (page: Page): Promise<void> => {
  await page.close().catch(() => undefined);
};
