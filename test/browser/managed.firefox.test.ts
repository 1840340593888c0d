import { mkdir } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import { launchFirefox } from './firefox';
import { firefoxWithPolicy } from './firefox-with-policy';
import { FOLDER, pictureOf } from './states/picture';

const POLICY = { theme: 'dark', accessLowMinutes: 45, developmentSites: ['*.stage.test'] };
const managed = await firefoxWithPolicy({
  '3rdparty': { Extensions: { [manifest.browser_specific_settings.gecko.id]: POLICY } },
});
afterAll(() => managed?.close());

it.skipIf(!managed)('what an administrator set holds, is shown, and is not the user’s to change', async () => {
  await mkdir(FOLDER, { recursive: true });
  const firefox = await launchFirefox({
    extension: 'dist/firefox',
    ...(managed && { executablePath: managed.executablePath }),
  });
  try {
    const view = await firefox.newTab();
    await view.viewport(1280, 800);
    await view.goto(`${firefox.addon.base}src/entries/workbench.html#settings`);
    await view.find({ role: 'heading', name: en.settings_transfer.message });
    await view.waitFor(() => document.documentElement.dataset.theme === 'dark');
    const fixed = await view.evaluate((said: string) => {
      const notes = [...document.querySelectorAll('p[id]')].filter(({ textContent }) => textContent === said);
      const controls = notes.flatMap(({ id }) => [...document.querySelectorAll(`[aria-describedby~="${id}"]`)]);
      return { notes: notes.length, open: controls.filter((one) => !one.matches(':disabled, :read-only')).length };
    }, en.managed.message);
    expect(fixed).toEqual({ notes: Object.keys(POLICY).length, open: 0 });
    await view.find({ role: 'textbox', name: en.setting_access_low.message });
    await view.screenshot(`${FOLDER}/${pictureOf('managed-firefox', 'en', 'dark')}`);
  } finally {
    await firefox.close();
  }
});
