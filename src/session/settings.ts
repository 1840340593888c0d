import { browser } from '../browser';
import { type Families, familiesOf } from '../oauth/parties';
import { DEFAULTS, type Held, readSettings, SETTING_NAMES, SETTINGS_KEY } from './settings-document';
import { heldSettings, onPolicy, storedSettings } from './settings-storage';

let held: Held = { settings: DEFAULTS, managed: [] };
let families: Families = new Map();
let queue: Promise<void> = Promise.resolve();

/** The user's settings, and over them those that an administrator made: one copy a worker life, read again when they change. */
export const settings = {
  /** What holds; the defaults until `load` has been awaited. */
  now: () => held.settings,

  /** The sites that the user counts as one. */
  families: () => families,

  async load(): Promise<void> {
    held = await heldSettings();
    families = familiesOf(held.settings.firstPartySites);
  },

  /** From here on what another page of ours stores holds too, and what an administrator sets. */
  follow(): void {
    onPolicy(() => void settings.load());
    browser.storage.local.onChanged.addListener((changes) => {
      if (SETTINGS_KEY in changes) void settings.load();
    });
  },

  /** The user's wish, one after the other: what is right of it is kept, null puts a member back to its default. */
  change(wish: Readonly<Record<string, unknown>>): Promise<void> {
    queue = queue.then(() => write(wish)).catch(() => undefined);
    return queue;
  },
};

const write = async (wish: Readonly<Record<string, unknown>>): Promise<void> => {
  const { settings: kept } = readSettings(await storedSettings());
  const { settings: wished } = readSettings(wish);
  // What is managed is not theirs to change, and comes back as they had it once it no longer is.
  const names = SETTING_NAMES.filter((name) => name in wish && !held.managed.includes(name));
  const document: Record<string, unknown> = { ...kept };
  for (const name of names) {
    if (wish[name] === null) delete document[name];
    else if (name in wished) document[name] = wished[name];
  }
  await browser.storage.local.set({ [SETTINGS_KEY]: document });
  await settings.load();
};
