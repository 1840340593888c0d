import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import type { Lab } from '../lab/lab';
import { makeAccessJwt } from '../oauth/make-token';
import { violations } from './axe';
import { byKeyboard } from './by-keyboard';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { until } from './until';

let lab: Lab;
let chromium: Chromium;
let page: Page;
let tab: number;
chromiumInLab({ granted: [] }, async (started) => {
  ({ lab, chromium } = started);
  page = await chromium.context.newPage();
  const url = lab.scenarios.find(({ name }) => name === 'spa-local-storage')?.url ?? '';
  await page.goto(url);
  tab = await chromium.tabId(page);
});

/** axe on a page as it stands, in both themes; the second differs in its colours alone. */
const look = async (view: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await view.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(view, { colours: colorScheme === 'dark' })).toEqual([]);
  }
};

const popupOf = async () => {
  const popup = await chromium.popup(tab);
  return { popup, keys: byKeyboard(popup) };
};
/** What opens in a tab of its own, once it is there. */
const opened = async (press: () => Promise<void>): Promise<Page> => {
  const [view] = await Promise.all([chromium.context.waitForEvent('page'), press()]);
  await view.bringToFront();
  return view;
};

it('access is granted', async () => {
  await chromium.triggerAction(page);
  const { popup, keys } = await popupOf();
  await popup.getByRole('button', { name: 'Watch this site' }).waitFor();
  await look(popup);
  await chromium.grantByDialoglessClick();
  await popup.bringToFront();
  await keys.to('button', 'Watch this site');
  await keys.to('button', 'Watch all sites');
  await keys.press('Enter');
  await until(async () => (await chromium.granted()).includes('<all_urls>'), 'the grant');
  await popup.close();
});

it('one signs in', async () => {
  await page.bringToFront();
  await page.reload();
  const keys = byKeyboard(page);
  const step = async (name: string | RegExp) => {
    await page.locator('button:enabled[data-state="next"]').filter({ hasText: name }).waitFor();
    await keys.to('button', name);
    await keys.press('Enter');
  };
  await step('Sign in');
  await step(/^Sign in as /);
  await step('Call the API');
  await step('Refresh');
  await page.locator('body[data-done="true"]').waitFor();
});

it('a token is opened, verified and left', async () => {
  const { popup, keys } = await popupOf();
  await popup.getByRole('button', { name: en.token_access.message, exact: true }).waitFor();
  await look(popup);
  await keys.to('button', en.token_access.message);
  await keys.press('Space');
  await popup.getByRole('heading', { level: 1, name: en.token_access.message }).waitFor();
  await look(popup);
  await keys.to('button', en.verify_signature.message);
  // The address of the metadata, then that of the keys: each is shown before it is asked.
  const valid = popup.getByRole('status').getByText(en.verify_valid.message);
  const ask = popup.getByRole('button', { name: en.verify_ask.message });
  for (let asked = 0; asked < 3 && (await valid.count()) === 0; asked++) {
    await keys.press('Enter');
    await valid.or(ask).and(popup.locator(':not([aria-disabled="true"])')).first().waitFor();
  }
  await valid.waitFor();
  await look(popup);
  await keys.press('Escape');
  expect(await keys.focused()).toBe(`button ${en.token_access.message}`);
  await keys.press('ArrowDown');
  expect(await keys.focused()).not.toBe(`button ${en.token_access.message}`);
  await keys.press('Home');
  expect(await keys.focused()).toBe(`button ${en.token_access.message}`);
  await popup.close();
});

it('a finding is opened, ignored and restored', async () => {
  const { popup, keys } = await popupOf();
  const row = new RegExp(`^${en.rule_rt_in_local_storage_title.message}`);
  await popup.getByRole('button', { name: row }).waitFor();
  await keys.to('button', / (?:Critical|High)$/);
  await keys.to('button', row, 'ArrowDown');
  await keys.press('Enter');
  await popup.getByRole('heading', { level: 1, name: en.exposure.message }).waitFor();
  await look(popup);
  await keys.to('button', en.ignore.message);
  await keys.press('Enter');
  await keys.type('a user of the lab');
  await keys.press('Enter');
  await popup.getByRole('button', { name: en.restore.message }).waitFor();
  await look(popup);
  await keys.press('Alt+ArrowLeft');
  await popup.getByRole('heading', { name: en.ignored.message }).waitFor();
  await keys.to('button', row);
  await keys.press('Enter');
  await popup.getByRole('button', { name: en.restore.message }).waitFor();
  await keys.to('button', en.restore.message, 'Shift+Tab');
  await keys.press('Enter');
  await popup.getByRole('button', { name: en.ignore.message }).waitFor();
  expect(await keys.focused()).toBe(`button ${en.ignore.message}`);
  await popup.close();
});

it('a token is decoded', async () => {
  const { popup } = await popupOf();
  const view = await opened(() => choose(popup, en.decode.message));
  await popup.close();
  const at = byKeyboard(view);
  const box = /^Token, header/;
  await view.getByRole('textbox', { name: box }).waitFor();
  await at.to('textbox', box);
  await at.type(await makeAccessJwt());
  await view.getByText('1 value found').waitFor();
  await look(view);
  await at.to('button', en.close.message, 'Shift+Tab');
  await at.press('Enter');
  await view.getByRole('textbox', { name: box }).waitFor({ state: 'detached' });
  expect(await at.focused()).toBe(`button ${en.decode.message}`);
  await view.close();
});

it('the settings are changed, and single keys are shortcuts or not', async () => {
  const { popup } = await popupOf();
  const view = await opened(() => choose(popup, en.settings.message));
  await popup.close();
  const at = byKeyboard(view);
  await view.getByRole('heading', { name: en.settings_keys.message }).waitFor();
  await look(view);
  await at.to('radio', en.theme_system.message);
  await at.to('radio', en.theme_dark.message, 'ArrowDown');
  await until(async () => (await stored()).includes('"theme":"dark"'), 'the theme');
  await at.to('checkbox', en.setting_single_keys.message);
  await at.press('Space');
  await until(async () => (await stored()).includes('"singleKeys":false'), 'the setting');
  await leaveSettings(view);
  const field = view.getByRole('searchbox');
  expect(await field.getAttribute('aria-keyshortcuts')).toBe(null);
  await at.press('/');
  expect(await field.and(view.locator(':focus')).count()).toBe(0);
  expect(await copiesByC(view)).toBe(false);
  expect(await zoomsByPlus(view)).toBe(false);

  await choose(view, en.settings.message);
  await view.getByRole('heading', { name: en.settings_keys.message }).waitFor();
  await at.to('checkbox', en.setting_single_keys.message);
  await at.press('Space');
  await until(async () => (await stored()).includes('"singleKeys":true'), 'the setting');
  await leaveSettings(view);
  await at.press('/');
  expect(await field.and(view.locator(':focus')).count()).toBe(1);
  expect(await copiesByC(view)).toBe(true);
  expect(await zoomsByPlus(view)).toBe(true);
  await look(view);
});

const stored = async (): Promise<string> => JSON.stringify((await chromium.storage('local')).settings ?? {});

/** Opens the menu of a page and takes what is called so. */
const choose = async (view: Page, name: string): Promise<void> => {
  const keys = byKeyboard(view);
  await view.getByRole('button', { name: en.more.message, exact: true }).waitFor();
  await keys.to('button', en.more.message);
  await keys.press('Enter');
  const item = view.getByRole('button', { name, exact: true });
  await item.last().waitFor();
  await keys.to('button', name, 'ArrowDown');
  await keys.press('Enter');
};

const leaveSettings = async (view: Page): Promise<void> => {
  const keys = byKeyboard(view);
  await keys.to('button', en.settings_leave.message, 'Shift+Tab');
  await keys.press('Enter');
  await view.getByRole('searchbox').waitFor();
};

/** Opens a token of the list, and tries C on its fingerprint. */
const copiesByC = async (view: Page): Promise<boolean> => {
  const keys = byKeyboard(view);
  await keys.to('button', /^Access ?at·/);
  await keys.press('Enter');
  const copy = view.getByRole('complementary').getByRole('button', { name: /^Copy at·/ });
  await copy.waitFor();
  await keys.to('button', /^Copy at·/);
  await view.evaluate("window.pressed = false; addEventListener('click', () => { window.pressed = true; })");
  await keys.press('c');
  const pressed = await view.evaluate<boolean>('pressed');
  await keys.press('Escape');
  await copy.waitFor({ state: 'detached' });
  return pressed;
};

/** Goes from the button before the timeline into it, and tries + there. */
const zoomsByPlus = async (view: Page): Promise<boolean> => {
  const keys = byKeyboard(view);
  await keys.to('button', en.life_table.message);
  await keys.press('Tab');
  await view.evaluate("addEventListener('keydown', ({ defaultPrevented }) => { window.taken = defaultPrevented; })");
  await keys.press('+');
  return view.evaluate<boolean>('taken');
};
