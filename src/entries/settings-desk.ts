import { batch, signal } from '@preact/signals';
import { browser } from '../browser';
import { IGNORED_KEY, type Ignored, isIgnored } from '../session/ignored';
import { type Held, readSettings } from '../session/settings-document';
import { readSettingsFile, settingsFile } from '../session/settings-file';
import { heldSettings, onPolicy } from '../session/settings-storage';
import { keptOff } from '../session/switched-off';
import type { SettingsDesk } from '../views/settings/settings-desk';
import { inTurn } from './in-turn';
import { send } from './send';

let desk: Promise<SettingsDesk> | undefined;

/** The settings as they are stored, kept current as long as the page lives. `tab`: the one shown, for what is asked. */
export const settingsDesk = (tab: number): Promise<SettingsDesk> => {
  desk ??= open(tab);
  return desk;
};

const open = async (tab: number): Promise<SettingsDesk> => {
  const held = signal<Held>(await heldSettings());
  const access = signal<readonly string[]>([]);
  const off = signal<readonly string[]>([]);
  const ignored = signal<readonly Ignored[]>([]);
  const seesPrivate = signal(true);

  const readAgain = inTurn(async () => {
    const [holds, { origins = [] }, offSites, stored, isLetIn] = await Promise.all([
      heldSettings(),
      browser.permissions.getAll(),
      keptOff(),
      browser.storage.local.get(IGNORED_KEY),
      browser.extension.isAllowedIncognitoAccess(),
    ]);
    const { [IGNORED_KEY]: kept } = stored;
    batch(() => {
      held.value = holds;
      access.value = origins.toSorted();
      off.value = offSites.toSorted();
      seesPrivate.value = isLetIn;
      ignored.value = Array.isArray(kept) ? kept.filter(isIgnored).toReversed() : [];
    });
  });
  browser.storage.local.onChanged.addListener(readAgain);
  onPolicy(readAgain);
  browser.permissions.onAdded.addListener(readAgain);
  browser.permissions.onRemoved.addListener(readAgain);
  await readAgain();

  return {
    held,
    access,
    off,
    ignored,
    seesPrivate,
    read: readSettings,
    readFile: readSettingsFile,
    file: () => settingsFile(held.peek().settings),
    change: (change) => request({ ask: 'settings', change }),
    revoke: (patterns) => request({ ask: 'revoke', origins: [...patterns] }),
    watch: (origin) => request({ ask: 'watch', tab, origin, on: true }),
    restore: ({ rule, site, place }) => request({ ask: 'restore-entry', rule, site, place }),
  };
};

const request = (intent: Parameters<typeof send>[0]): Promise<boolean> =>
  send(intent).then(
    () => true,
    () => false,
  );
