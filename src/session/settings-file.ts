import { type Problem, readSettings, type Settings } from './settings-document';

/** Characters; what is exported at its longest is well below. */
const LONGEST = 200_000;

/** The file that settings are exported to: nothing but the settings, and nothing of what was seen or ignored. */
export const settingsFile = (settings: Settings): string =>
  `${JSON.stringify({ tokenscope: 'settings', settings }, null, 2)}\n`;

/** What a file that was chosen says, and all that is wrong with it. Never throws. */
export const readSettingsFile = (text: string): { settings: Partial<Settings>; problems: Problem[] } => {
  if (text.length > LONGEST) return bad('too_large');
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return bad('no_json');
  }
  const { tokenscope, settings } = (file ?? {}) as Record<string, unknown>;
  return tokenscope === 'settings' && settings !== undefined ? readSettings(settings) : bad('no_settings');
};

const bad = (why: Problem['why']) => ({ settings: {}, problems: [{ name: '', why, about: [] }] });
