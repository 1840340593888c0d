import type { Signal } from '@preact/signals';
import { browser } from '../browser';
import { SETTINGS_KEY } from '../session/settings-document';
import { heldSettings, onPolicy } from '../session/settings-storage';

/** Keeps this page as the settings have it: in the theme that holds, and in `singleKeys` whether those are shortcuts. */
export const followSettings = (singleKeys: Signal<boolean>): void => {
  browser.storage.local.onChanged.addListener((changes) => {
    if (SETTINGS_KEY in changes) void apply(singleKeys);
  });
  onPolicy(() => void apply(singleKeys));
  void apply(singleKeys);
};

const apply = async (singleKeys: Signal<boolean>): Promise<void> => {
  const { settings } = await heldSettings();
  singleKeys.value = settings.singleKeys;
  document.documentElement.dataset.theme = settings.theme;
  try {
    // The copy that static/theme.js paints the next page by.
    localStorage.setItem('theme', settings.theme);
  } catch {
    // The next page begins as the system has it, and follows.
  }
};
