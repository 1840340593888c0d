import { LIMITS, type Limits } from '../rules/limits';
import { type Read, readChoice, readFamilies, readNumber, readSites, readSwitch, type Wrong } from './settings-members';

const THEMES = ['system', 'light', 'dark'] as const;

type Theme = (typeof THEMES)[number];

/** What the user, or an administrator, may set. The document `settings` in storage.local holds what was set, and no more. */
export type Settings = Limits & {
  theme: Theme;
  /** Whether a single character, typed outside of a field, is a shortcut (WCAG 2.1.4). */
  singleKeys: boolean;
  /** Host names that count as one site, a line for each set of them. */
  firstPartySites: readonly (readonly string[])[];
  /** Sites that are judged as one on this computer is (G-LOCAL), each as `developmentSite` spells it. */
  developmentSites: readonly string[];
};

export type SettingName = keyof Settings;

export const DEFAULTS: Settings = {
  ...LIMITS,
  theme: 'system',
  singleKeys: true,
  firstPartySites: [],
  developmentSites: [],
};

export const SETTINGS_KEY = 'settings';

/** Five minutes to seven days; a day to ten years. */
const MINUTES = [5, 7 * 24 * 60] as const;
const DAYS = [1, 3_650] as const;

const READERS: { readonly [Name in SettingName]: (value: unknown) => Read<Settings[Name]> } = {
  theme: readChoice(THEMES),
  singleKeys: readSwitch,
  accessInfoMinutes: readNumber(...MINUTES),
  accessLowMinutes: readNumber(...MINUTES),
  accessMediumMinutes: readNumber(...MINUTES),
  accessHighMinutes: readNumber(...MINUTES),
  refreshLongDays: readNumber(...DAYS),
  firstPartySites: readFamilies,
  developmentSites: readSites,
};

export const SETTING_NAMES = Object.keys(READERS) as SettingName[];

/** What is wrong with one member of a document. */
export type Problem = { name: string } & Wrong;

/** The members of a document that are right, each in its one spelling; what is wrong or unknown is left out and said. */
export const readSettings = (document: unknown): { settings: Partial<Settings>; problems: Problem[] } => {
  const settings: Record<string, unknown> = {};
  const problems: Problem[] = [];
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return { settings, problems: document === undefined ? [] : [{ name: '', why: 'no_settings', about: [] }] };
  for (const [name, value] of Object.entries(document)) {
    const read = isSettingName(name) ? READERS[name](value) : { wrong: { why: 'unknown' as const, about: [] } };
    if ('wrong' in read) problems.push({ name, ...read.wrong });
    else settings[name] = read.value;
  }
  return { settings, problems };
};

const isSettingName = (name: string): name is SettingName => Object.hasOwn(READERS, name);

/** What holds: the defaults, over them what the user set, over that what is managed. `managed`: the names of the latter. */
export type Held = { settings: Settings; managed: readonly SettingName[] };

export const holdSettings = (stored: unknown, policy: unknown): Held => {
  const { settings: managed } = readSettings(policy);
  return {
    settings: { ...DEFAULTS, ...readSettings(stored).settings, ...managed },
    managed: SETTING_NAMES.filter((name) => name in managed),
  };
};
