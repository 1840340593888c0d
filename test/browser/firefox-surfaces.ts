import type { Bidi } from './bidi';
import type { Script } from './bidi-script';
import { type FirefoxTab, tabIn } from './firefox-tab';
import { until } from './until';

/** Where Firefox shows an extension beside the page: neither is a tab. */
export type Surface = 'panel' | 'sidebar';

type Chrome = <R>(script: Script<[], R>) => Promise<R>;

/** Firefox's sidebar, and the popup under the toolbar button, each driven as a tab is. */
export type FirefoxSurfaces = {
  /** Waits until the surface shows a page that has loaded. Its `close` closes the surface, whatever it shows. */
  shown(surface: Surface): Promise<FirefoxTab>;
  isShown(surface: Surface): Promise<boolean>;
  close(surface: Surface): Promise<void>;
};

/**
 * BiDi hands out names of tabs alone, though whatever else shows a page of an extension has all that it drives tabs with.
 * So the register of names is made to know two more, each standing for what its surface shows at that moment.
 */
export const lendSurfaces = async (bidi: Bidi, chrome: Chrome): Promise<FirefoxSurfaces> => {
  await chrome(LEND);
  const isShown = (surface: Surface): Promise<boolean> => chrome(`!!window.lentSurfaces.${surface}()`);
  const close = async (surface: Surface): Promise<void> => {
    await chrome(CLOSE[surface]);
    await until(async () => !(await isShown(surface)), `the ${surface} to close`);
  };
  return {
    isShown,
    close,
    async shown(surface) {
      await until(() => isShown(surface), `the ${surface} to open`);
      const tab = tabIn(bidi, surface);
      await tab.waitFor(() => document.readyState === 'complete' && document.body?.childElementCount);
      return { ...tab, close: () => close(surface) };
    },
  };
};

const LEND = `(() => {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const isOpen = (browser) => browser.closest('panel')?.state === 'open' && browser.currentURI?.schemeIs('moz-extension');
  window.lentSurfaces = {
    panel: () => [...document.querySelectorAll('browser.webextension-popup-browser')].findLast(isOpen)?.browsingContext,
    sidebar: () => SidebarController.isOpen
      && document.getElementById('sidebar').contentDocument?.getElementById('webext-panels-browser')?.browsingContext,
  };
  const known = NavigableManager.getBrowsingContextById.bind(NavigableManager);
  NavigableManager.getBrowsingContextById = (id) => {
    const surface = window.lentSurfaces[id];
    return surface ? surface() || null : known(id);
  };
})()`;

const CLOSE: Record<Surface, string> = {
  panel: `(() => {
    for (const panel of document.querySelectorAll('panel'))
      if (panel.querySelector('browser.webextension-popup-browser')) panel.hidePopup();
  })()`,
  sidebar: 'SidebarController.hide()',
};
