import type { Problem, SettingName, Settings } from '../../session/settings-document';
import { isolated } from '../legible';
import type { Translate } from '../scope';

/** What each setting is called. */
export const NAMES: Readonly<Record<SettingName, string>> = {
  theme: 'setting_theme',
  singleKeys: 'setting_single_keys',
  accessInfoMinutes: 'setting_access_info',
  accessLowMinutes: 'setting_access_low',
  accessMediumMinutes: 'setting_access_medium',
  accessHighMinutes: 'setting_access_high',
  refreshLongDays: 'setting_refresh_long',
  firstPartySites: 'setting_first_party',
  developmentSites: 'setting_development',
};

export const THEME_NAMES: Readonly<Record<Settings['theme'], string>> = {
  system: 'theme_system',
  light: 'theme_light',
  dark: 'theme_dark',
};

const SENTENCES: Readonly<Record<Problem['why'], string>> = {
  too_large: 'wrong_too_large',
  no_json: 'wrong_no_json',
  no_settings: 'wrong_no_settings',
  unknown: 'wrong_unknown',
  no_choice: 'wrong_no_choice',
  no_switch: 'wrong_no_switch',
  no_number: 'wrong_number',
  out_of_bounds: 'wrong_number',
  no_list: 'wrong_no_list',
  too_many: 'wrong_too_many',
  no_site: 'wrong_no_site',
  no_host: 'wrong_no_host',
  alone: 'wrong_alone',
  twice: 'wrong_twice',
};

const LONGEST = 200;

/** What is wrong with a value, as a sentence. */
export const problemSentence = (t: Translate, { why, about }: Problem): string =>
  t(SENTENCES[why], ...about.map((one) => isolated(one, LONGEST)));

/** The value of a setting, to be read: what is a list, by its lines. */
export const settingText = (t: Translate, name: SettingName, value: unknown): string => {
  if (name === 'theme') return t(THEME_NAMES[value as Settings['theme']]);
  if (typeof value === 'boolean') return t(value ? 'setting_on' : 'setting_off');
  if (typeof value === 'number') return t(name === 'refreshLongDays' ? 'span_d' : 'span_min', String(value));
  return linesOf(value as readonly unknown[]).join('; ') || t('setting_none');
};

/** A list as one writes it: a line for each, the hosts of a set beside each other. */
export const linesOf = (list: readonly unknown[]): string[] =>
  list.map((one) => (Array.isArray(one) ? one.join(' ') : String(one)));

/** The opposite. Commas are as good as blanks between hosts. */
export const listIn = (text: string, isOfSets: boolean): string[] | string[][] => {
  const lines = text.split('\n').map((line) => line.trim());
  const written = lines.filter((line) => line !== '');
  return isOfSets ? written.map((line) => line.split(/[\s,]+/).filter((host) => host !== '')) : written;
};

/** What of these would be otherwise than it is. */
export const changesIn = (
  wanted: Partial<Settings>,
  settings: Settings,
  managed: readonly SettingName[],
): SettingName[] =>
  (Object.keys(wanted) as SettingName[]).filter(
    (name) => !managed.includes(name) && JSON.stringify(wanted[name]) !== JSON.stringify(settings[name]),
  );
