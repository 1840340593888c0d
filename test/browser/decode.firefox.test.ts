import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAccessJwt } from '../oauth/make-token';
import { launchFirefox } from './firefox';

let firefox: Awaited<ReturnType<typeof launchFirefox>>;
beforeAll(async () => {
  firefox = await launchFirefox({ extension: 'dist/firefox' });
});
afterAll(() => firefox?.close());

it('decodes what is pasted into the workbench, and keeps none of it', async () => {
  const page = await firefox.newTab();
  await page.goto(`${firefox.addon.base}src/entries/workbench.html#decode`);
  await page.waitFor(() => document.querySelector('textarea'));
  const text = `Authorization: Bearer ${await makeAccessJwt()}`;
  await page.evaluate((pasted: string) => {
    const box = document.querySelector('textarea');
    if (!box) return;
    box.value = pasted;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  await page.waitFor(() => document.body.textContent?.includes('1 value found'));
  await page.waitFor(() => document.body.textContent?.includes('https://login.idp.test'));
  await page.reload();
  await page.waitFor(() => document.querySelector('textarea'));
  expect(await page.evaluate(() => document.querySelector('textarea')?.value)).toBe('');
  await page.close();
});

it('says that the selected text is gone where the background has none', async () => {
  const page = await firefox.newTab();
  await page.goto(`${firefox.addon.base}src/entries/workbench.html#decode=selected`);
  await page.waitFor(() => document.body.textContent?.includes('The selected text is no longer there'));
  await page.close();
});
