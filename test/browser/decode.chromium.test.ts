import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAccessJwt, makeLooseJwt, makeOpaque } from '../oauth/make-token';
import { violations } from './axe';
import { type Chromium, launchChromium } from './chromium';

let chromium: Chromium;
beforeAll(async () => {
  chromium = await launchChromium({ extension: 'dist/chrome' });
});
afterAll(() => chromium?.close());

const boxIn = (page: Page): Locator => page.getByRole('textbox', { name: /^Token, header/ });

const open = async (hash: string): Promise<Page> => {
  const page = await chromium.context.newPage();
  await page.goto(`${chromium.base}src/entries/workbench.html${hash}`);
  return page;
};

/** As the browser tells the worker of a click in the menu of selected text; its menus are out of reach. Answers what is opened. */
const select = async (text: string): Promise<Page> => {
  const worker = await chromium.worker();
  const opened = chromium.context.waitForEvent('page');
  await worker.evaluate(
    `chrome.contextMenus.onClicked.dispatch({ menuItemId: 'decode', selectionText: ${JSON.stringify(text)} }, { id: 1 })`,
  );
  return opened;
};

describe('a token is decoded', () => {
  let page: Page;
  let box: Locator;
  beforeEach(async () => {
    page = await open('#decode');
    box = boxIn(page);
    await box.waitFor();
    return () => page.close();
  });

  it('with the box in focus, the heading there, and nothing to say yet', async () => {
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByRole('heading', { name: 'Decode a token', exact: true }).count()).toBe(1);
    expect(await page.getByRole('status').first().textContent()).toBe('');
  });

  it('out of an answer, the refresh token in it named and not told', async () => {
    const refresh = makeOpaque();
    await box.fill(JSON.stringify({ access_token: await makeAccessJwt(), refresh_token: refresh }));
    await page.getByText('2 values found').waitFor();
    await page.getByText('https://login.idp.test').waitFor();
    await page.getByRole('heading', { name: 'Refresh token' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain(refresh);
  });

  it('with what is wrong and where', async () => {
    await box.fill(makeLooseJwt({ alg: 'RS256' }, '{"sub":"ada","name":"Lovelace"x}'));
    await page.getByText('The payload is not JSON: character 31 is “x”').waitFor();
    await page.getByText('1 value found, 1 problem').waitFor();
  });

  it('and forgotten: cleared, closed, loaded again, and never stored', async () => {
    const text = await makeAccessJwt();
    await box.fill(text);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect([await box.inputValue(), await box.evaluate((element) => element === document.activeElement)]).toEqual([
      '',
      true,
    ]);
    await box.fill(text);
    await page.getByRole('button', { name: 'Close' }).click();
    const button = page.getByRole('button', { name: 'Decode a token' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('');
    await box.fill(text);
    await page.reload();
    expect(await box.inputValue()).toBe('');
    const stored = [await chromium.storage('session'), await chromium.storage('local'), await chromium.storage('sync')];
    expect(JSON.stringify(stored)).not.toContain(text.slice(0, 40));
  });

  it.each(['light', 'dark'] as const)('and axe has nothing against it: %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    const inner = makeLooseJwt({ alg: 'none' }, '{"a":');
    await box.fill(
      JSON.stringify({ access_token: await makeAccessJwt(), id_token: makeLooseJwt({ cty: 'JWT' }, inner) }),
    );
    await page.getByText('2 values found').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('selected text', () => {
  it('is handed to the workbench, once, and is in no address', async () => {
    const text = `Bearer ${await makeAccessJwt()}`;
    const page = await select(text);
    await page.getByText('1 value found').waitFor();
    expect(await boxIn(page).inputValue()).toBe(text);
    expect(page.url()).toMatch(/#decode=selected$/);
    await page.reload();
    await page.getByText('The selected text is no longer there').waitFor();
    await page.close();
  });

  it('is gone with the worker, and the box says so', async () => {
    await chromium.worker();
    await chromium.killWorker();
    const page = await open('#decode=selected');
    await page.getByText('The selected text is no longer there').waitFor();
    expect(await boxIn(page).inputValue()).toBe('');
    await page.close();
  });

  it('is answered to the workbench alone', async () => {
    const opened = await select('a selected text');
    const popup = await chromium.context.newPage();
    await popup.goto(`${chromium.base}src/entries/popup.html`);
    expect(await popup.evaluate("chrome.runtime.sendMessage({ ask: 'selected' })")).toBeUndefined();
    await popup.close();
    await opened.close();
  });
});

it('is reached from the menu of the popup', async () => {
  const site = await chromium.context.newPage();
  const popup = await chromium.popup(await chromium.tabId(site));
  await popup.getByRole('button', { name: 'More' }).click();
  const opened = chromium.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Decode a token' }).click();
  const page = await opened;
  await page.getByRole('heading', { name: 'Decode a token', exact: true }).waitFor();
  expect(page.url()).toMatch(/workbench\.html\?tab=\d+#decode$/);
});
