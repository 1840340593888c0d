import { setTimeout as sleep } from 'node:timers/promises';
import type { Inspection } from '../../src/session/inspection';
import messages from '../../src/static/_locales/en/messages.json' with { type: 'json' };
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

/**
 * Signs in, compares, refreshes, compares. The second comparison is of all there was from the beginning.
 * Throws when the page does not get that far.
 */
export const runCase = async (one: Case, chromium: Chromium, server: Server): Promise<Comparison[]> => {
  const before = server.traffic.length;
  const stored: Text[] = [];
  await chromium.context.clearCookies();
  const page = await chromium.context.newPage();
  try {
    await page.goto(`https://${hostOf(one)}/`);
    await reach(page, 'ready');
    const tab = await chromium.tabId(page);
    const now = async (unseen: Case['unseen']): Promise<Comparison> => {
      const { key, [`inspection:${tab}`]: inspection } = await chromium.storage('session');
      const said = { inspection: inspection as Inspection | undefined, key: key as string | undefined };
      const issued = server.issued();
      return compare(said, truthOf(issued, [...stored, ...server.traffic.slice(before)]), issued, unseen);
    };
    await drive(page, 'signIn', 'signed-in');
    // A blind spot counts as one only where the extension owns up to it.
    const unseen = one.unseen && (await admitsBlindness(chromium, tab)) ? one.unseen : undefined;
    stored.push(...(await readStored(page)));
    const signedIn = await settle(() => now(unseen));
    await page.bringToFront();
    await drive(page, 'refresh', 'refreshed');
    stored.push(...(await readStored(page)));
    return [signedIn, await settle(() => now(unseen))];
  } finally {
    await page.close().catch(() => undefined);
  }
};

const admitsBlindness = async (chromium: Chromium, tab: number): Promise<boolean> => {
  const popup = await chromium.popup(tab);
  try {
    await popup.locator('main .blind').first().waitFor({ state: 'attached' });
    return (await popup.locator('main').textContent())?.includes(messages.blind_workers.message) ?? false;
  } finally {
    await popup.close();
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
