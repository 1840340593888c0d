import { resolve } from 'node:path';
import type { Bidi } from './bidi';
import type { Firefox } from './firefox';
import { lendSurfaces, type Surface } from './firefox-surfaces';
import { type FirefoxTab, openTab, tabIn } from './firefox-tab';
import { until } from './until';

/** The extension as Firefox has it installed. */
export type FirefoxAddon = {
  id: string;
  /** `moz-extension://<uuid>/` */
  base: string;
  /** Match patterns that are granted now. */
  granted(): Promise<string[]>;
  /** Grants host access at once, without asking: match patterns, such as 'https://app.spa.test/*'. */
  grant(origins: string[]): Promise<void>;
  revoke(origins: string[]): Promise<void>;
  /** 'running', 'stopped', 'starting' or 'suspending'. */
  backgroundState(): Promise<string>;
  /** Stops the background as Firefox does when it is idle. The next event starts it again. */
  stopBackground(): Promise<void>;
  /** Answers Firefox's own question after a click asked for access; waits for it. Answers with what it said. */
  answerPrompt(answer: 'allow' | 'deny'): Promise<string>;
  /** Presses the toolbar button on a tab for real, which lends activeTab and opens the real popup. */
  triggerAction(tab: FirefoxTab): Promise<void>;
  /** The same, and the popup that opens: closed first where one is open, since the button would only close it. */
  panel(tab: FirefoxTab): Promise<FirefoxTab>;
  /** The real sidebar, opened as the user does. */
  sidebar(): Promise<FirefoxTab>;
  isShown(surface: Surface): Promise<boolean>;
  /** Waits for the tab in which the extension has opened this address of its own: the beginning of it, without `base`. */
  opened(address: string): Promise<FirefoxTab>;
  /** What Firefox takes for the system's theme. */
  wear(theme: 'light' | 'dark'): Promise<void>;
  /** The browser's id of a tab, granted or not. Brings the tab to the front. */
  tabId(tab: FirefoxTab): Promise<number>;
  /** The popup for a tab, as a tab of its own, 400 px wide, in front. */
  popup(tabId: number): Promise<FirefoxTab>;
  /** All that an area of the extension's storage holds. */
  storage(area: 'session' | 'local' | 'sync'): Promise<Record<string, unknown>>;
};

export type AddonPlace = { folder: string; id: string; uuid: string; popup: string };

/** Installs an unpacked extension for this session. Throws when Firefox refuses it. */
export const installAddon = async (
  bidi: Bidi,
  { chrome, newTab }: Firefox,
  { folder, id, uuid, popup }: AddonPlace,
): Promise<FirefoxAddon> => {
  const base = `moz-extension://${uuid}/`;
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: resolve(folder) } });
  const surfaces = await lendSurfaces(bidi, chrome);
  let desk: Promise<FirefoxTab> | undefined;

  const change = async (how: 'add' | 'remove', origins: string[]): Promise<void> => {
    const permissions = { permissions: [], origins, data_collection: [] };
    await chrome(
      `(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
        await ExtensionPermissions.${how}(extension.id, ${JSON.stringify(permissions)}, extension);
      })()`,
    );
  };
  const ofPolicy = <R>(expression: string): Promise<R> =>
    chrome<[], R>(`WebExtensionPolicy.getByID(${JSON.stringify(id)}).${expression}`);

  /** Through what Firefox itself has for this extension: an expression about `action`. */
  const press = (which: 'browserActionFor' | 'sidebarActionFor', how: string): Promise<void> =>
    chrome(`(async () => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
      await ExtensionParent.apiManager.global.${which}(extension).${how};
    })()`);
  const triggerAction = async (tab: FirefoxTab): Promise<void> => {
    await tab.activate();
    await press('browserActionFor', 'triggerAction(window)');
  };

  return {
    id,
    base,
    async granted() {
      const patterns = await ofPolicy<string[]>('allowedOrigins.patterns.map((one) => one.pattern)');
      // Its own pages are always among them.
      return patterns.filter((pattern) => !pattern.startsWith(base));
    },
    grant: (origins) => change('add', origins),
    revoke: (origins) => change('remove', origins),
    backgroundState: () => ofPolicy('extension.backgroundState'),
    async stopBackground() {
      await ofPolicy('extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })');
      await until(
        async () => (await ofPolicy<string>('extension.backgroundState')) === 'stopped',
        'the background to stop',
      );
    },
    answerPrompt: (answer) =>
      until(
        () =>
          chrome<[], string>(`(() => {
            const prompt = document.getElementById('addon-webext-permissions-notification');
            if (!prompt || !PopupNotifications.isPanelOpen) return '';
            const text = prompt.textContent.trim().replace(/\\s+/g, ' ');
            prompt.${answer === 'allow' ? 'button' : 'secondaryButton'}.click();
            return text;
          })()`),
        'Firefox to ask about the permission',
      ),
    triggerAction,
    async panel(tab) {
      await surfaces.close('panel');
      await triggerAction(tab);
      return surfaces.shown('panel');
    },
    async sidebar() {
      await press('sidebarActionFor', 'open(window)');
      return surfaces.shown('sidebar');
    },
    isShown: surfaces.isShown,
    async opened(address) {
      const find = async (): Promise<string | undefined> => {
        const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { maxDepth: 0 });
        return contexts.find(({ url }) => url.startsWith(base + address))?.context;
      };
      return tabIn(bidi, await until(find, `${address} to open in a tab`));
    },
    // What is shown beside the page goes by Firefox's own theme, and that by the system's.
    wear: (theme) => chrome(`Services.prefs.setIntPref('ui.systemUsesDarkTheme', ${theme === 'dark' ? 1 : 0})`),
    async tabId(tab) {
      await tab.activate();
      return chrome<[], number>(`(() => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);
      })()`);
    },
    async popup(tabId) {
      const tab = await newTab();
      await tab.viewport(400, 600);
      await tab.goto(`${base}${popup}?tab=${tabId}`);
      return tab;
    },
    async storage(area) {
      // Any document of the extension has its API; the manifest is one that runs no script of ours.
      desk ??= openTab(bidi, { behind: true }).then(async (tab) => {
        await tab.goto(`${base}manifest.json`);
        return tab;
      });
      return (await desk).evaluate<[], Record<string, unknown>>(`browser.storage.${area}.get(null)`);
    },
  };
};

type Tree = { contexts: { context: string; url: string }[] };
