import { mkdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import ja from '../../src/static/_locales/ja/messages.json' with { type: 'json' };
import type { Lab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { makeAccessJwt } from '../oauth/make-token';
import { type FirefoxInLab, firefoxInLab } from './firefox-in-lab';
import { type FirefoxTab, KEYS } from './firefox-tab';
import { leaksIn } from './leaks';
import { coverageOf } from './recorded';
import { type FirefoxState, pictureInFirefox } from './states/in-firefox';
import { FOLDER, type LANGUAGES, THEMES } from './states/picture';
import { until } from './until';

const WORKBENCH = 'src/entries/workbench.html';

/**
 * The main states in the popup, the sidebar and the pages of Firefox, driven by role and name, each with its picture:
 * those of `inDark` in both themes, the others in the light one.
 */
export const panelsInFirefox = (
  lang: (typeof LANGUAGES)[number],
  inDark: (state: FirefoxState) => boolean = () => true,
): void => {
  describe(`Firefox in ${lang}`, () => {
    const words = { en, ja }[lang];
    const button = (key: keyof typeof en) => ({ role: 'button', name: words[key].message });
    const heading = (key: keyof typeof en) => ({ role: 'heading', name: words[key].message });

    let lab: Lab;
    let firefox: FirefoxInLab;
    let page: FirefoxTab;
    firefoxInLab({ granted: 'none', lang }, async (started) => {
      ({ lab, firefox } = started);
      await mkdir(FOLDER, { recursive: true });
      await firefox.addon.wear('light');
    });
    beforeEach(async () => {
      await page?.close();
      await firefox.forgetSites(Object.values(lab.hosts));
      await firefox.addon.revoke(await firefox.addon.granted());
      page = await firefox.newTab();
    });

    const coverage = async () => coverageOf(firefox.addon, await firefox.addon.tabId(page));

    /** A sign-in on a site that is watched, whose page then reads the keys of its issuer, as many do. */
    const signIn = async (tab = page): Promise<void> => {
      await firefox.addon.grant(['<all_urls>']);
      await runScenario(tab, lab, 'spa-local-storage');
      await tab.evaluate(`(async () => {
        const { jwks_uri } = await (await fetch('${lab.origin('login')}/.well-known/openid-configuration')).json();
        await (await fetch(jwks_uri)).json();
      })()`);
      const stored = async () => Object.keys(await firefox.addon.storage('session'));
      await until(async () => (await stored()).some((key) => key.startsWith('jwks:')), 'the keys');
    };

    const says = (view: FirefoxTab, sentence: string) =>
      view.waitFor((wanted: string) => document.body.textContent?.includes(wanted), sentence);

    /** As it is drawn; nothing may stand out of its window: what is longer scrolls inside. */
    const picture = async (view: FirefoxTab, state: FirefoxState): Promise<void> => {
      for (const theme of THEMES.filter((one) => one === 'light' || inDark(state))) {
        await firefox.addon.wear(theme);
        await view.waitFor((wanted: string) => {
          const worn = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
          return worn === wanted && document.getAnimations().every(({ playState }) => playState !== 'running');
        }, theme);
        await view.screenshot(`${FOLDER}/${pictureInFirefox(state, lang, theme)}`);
      }
      await firefox.addon.wear('light');
      const over = await view.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return { across: scrollWidth > innerWidth, down: scrollHeight > innerHeight };
      });
      expect(over).toEqual({ across: false, down: false });
    };

    it('the popup says what it is for, is refused, asks again, and shows at once what the open page holds', async () => {
      const host = new URL(lab.origin('app')).host;
      await runScenario(page, lab, 'spa-local-storage');
      // As if newly installed, at a second try too.
      await (await firefox.addon.panel(page)).evaluate('browser.storage.local.clear()');
      const first = await firefox.addon.panel(page);
      await first.find(heading('intro_does'));
      await picture(first, 'first-run');
      await first.click(button('got_it'));
      await first.find(heading('watching_also'));
      await picture(first, 'peek');
      await first.click(button('watch_site'));
      expect(await firefox.addon.answerPrompt('deny')).toContain(host);
      // It is Firefox's to say whether the popup outlives its question.
      const refused = await firefox.addon.panel(page);
      await says(refused, words.refused_site.message.replace('$1', host));
      await picture(refused, 'refused');
      await refused.click(button('watch_site'));
      await firefox.addon.answerPrompt('allow');
      const watched = await firefox.addon.panel(page);
      await watched.find(heading('tokens'));
      await watched.find(heading('exposures'));
      // The scripts came with activeTab, after the page's own.
      await watched.find(button('reload'));
      await picture(watched, 'reload');
      await watched.click(button('reload'));
      await until(async () => (await coverage())?.hooked, 'the hook');
    });

    it('the popup of a watched site says that there is nothing yet', async () => {
      await firefox.addon.grant([`${lab.origin('app')}/*`]);
      await page.goto(`${lab.origin('app')}/`);
      const panel = await firefox.addon.panel(page);
      await panel.find(heading('empty_title'));
      await picture(panel, 'empty');
    });

    it('the popup shows what is exposed, a token, its signature, and an exposure, and scrolls within itself', async () => {
      await signIn();
      const panel = await firefox.addon.panel(page);
      await panel.find(heading('exposures'));
      await picture(panel, 'exposed');
      const sizes = await panel.evaluate(() => {
        const main = document.querySelector('main');
        const end = document.querySelector('footer')?.getBoundingClientRect().bottom;
        return { width: innerWidth, height: innerHeight, end, inner: main?.scrollHeight, outer: main?.clientHeight };
      });
      expect(sizes).toMatchObject({ width: 400, height: 600, end: 600 });
      expect(sizes.inner).toBeGreaterThan(sizes.outer ?? Number.POSITIVE_INFINITY);

      await panel.click(button('token_access'));
      await panel.find(button('back'));
      await panel.find(button('verify_signature'));
      await picture(panel, 'token');
      await panel.click(button('verify_signature'));
      await panel.waitFor(
        (valid: string) =>
          [...document.querySelectorAll('[role=status]')].some((one) => one.textContent?.includes(valid)),
        words.verify_valid.message,
      );
      await panel.evaluate(() => document.querySelector('main')?.scrollTo(0, 10_000));
      await picture(panel, 'verify-valid');
      await panel.press(KEYS.alt, KEYS.left);
      await panel.find(heading('exposures'));
      expect(await panel.evaluate(() => document.activeElement?.textContent)).toBe(words.token_access.message);

      await panel.click(button('review'));
      await panel.find(heading('how_to_fix'));
      await picture(panel, 'finding');
      expect(leaksIn(await panel.evaluate(() => document.documentElement.outerHTML), lab.log)).toEqual([]);
    });

    it('the sidebar opens when asked, follows the tab in front, and tells what happens there', async () => {
      await signIn();
      expect(await firefox.addon.isShown('sidebar')).toBe(false);
      const sidebar = await firefox.addon.sidebar();
      await sidebar.find(heading('exposures'));
      await picture(sidebar, 'exposed-sidebar');
      await sidebar.click(button('token_access'));
      await sidebar.find(button('verify_signature'));
      await picture(sidebar, 'token-sidebar');

      await firefox.forgetSites(Object.values(lab.hosts));
      const other = await firefox.newTab();
      await other.goto(`${lab.origin('app')}/`);
      await sidebar.find(heading('empty_title'));
      await picture(sidebar, 'empty-sidebar');
      await runScenario(other, lab, 'spa-memory');
      await sidebar.find(heading('tokens'));
      await page.activate();
      await sidebar.find(heading('exposures'));
      await other.close();
      await sidebar.close();
    });

    it('the popup leads to the workbench and to the settings', async () => {
      await signIn();
      const panel = await firefox.addon.panel(page);
      const id = await firefox.addon.tabId(page);
      await panel.click({ role: 'link', name: words.open_workbench.message });
      const workbench = await firefox.addon.opened(`${WORKBENCH}?tab=${id}`);
      await workbench.viewport(1280, 800);
      await workbench.find(heading('matrix_title'));
      await workbench.find({ role: 'list', name: words.life_timeline.message });
      await picture(workbench, 'workbench');
      await workbench.close();

      const again = await firefox.addon.panel(page);
      await again.click(button('more'));
      await again.click(button('settings'));
      const settings = await firefox.addon.opened(`${WORKBENCH}?tab=${id}#settings`);
      await settings.viewport(1280, 800);
      await settings.find(heading('settings_transfer'));
      await picture(settings, 'settings');
      await settings.close();
    });

    it('the popup leads to where what is pasted is decoded, and none of it is kept', async () => {
      await page.goto(`${lab.origin('app')}/`);
      const panel = await firefox.addon.panel(page);
      await panel.click(button('more'));
      await panel.click(button('decode'));
      const box = { role: 'textbox', name: words.decode_label.message };
      const bench = await firefox.addon.opened(WORKBENCH);
      await bench.viewport(1280, 800);
      await bench.click(box);
      const text = `Authorization: Bearer ${await makeAccessJwt()}`;
      await bench.evaluate((pasted: string) => document.execCommand('insertText', false, pasted), text);
      await says(bench, 'https://login.idp.test');
      await picture(bench, 'decode');
      await bench.reload();
      await bench.find(box);
      expect(await bench.evaluate(() => document.querySelector('textarea')?.value)).toBe('');
      await bench.goto(`${firefox.addon.base}${WORKBENCH}#decode=selected`);
      await says(bench, words.decode_gone.message);
      await bench.close();
    });
  });
};
