import { browser } from '../browser';
import { SETTINGS_KEY } from '../session/settings-document';
import { heldSettings } from '../session/settings-storage';

/** Keeps this page in the theme that holds, and the copy of it that static/theme.js paints the next page by. */
export const followTheme = (): void => {
  browser.storage.local.onChanged.addListener((changes) => {
    if (SETTINGS_KEY in changes) void apply();
  });
  void apply();
};

const apply = async (): Promise<void> => {
  const { theme } = (await heldSettings()).settings;
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // The next page begins as the system has it, and follows.
  }
};
