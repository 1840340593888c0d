import { developmentSite } from './development-site';

/** Why a value is none that a setting can have; `about`: what the sentence that says so names, in its order. */
export type Wrong = {
  why:
    | 'too_large'
    | 'no_json'
    | 'no_settings'
    | 'unknown'
    | 'no_choice'
    | 'no_switch'
    | 'no_number'
    | 'out_of_bounds'
    | 'no_list'
    | 'too_many'
    | 'no_site'
    | 'no_host'
    | 'alone'
    | 'twice';
  about: readonly string[];
};

/** A value in its one spelling, or what is wrong with it. Nothing is thrown, whatever the value. */
export type Read<Value> = { value: Value } | { wrong: Wrong };

const MOST = 100;
const LONGEST = 300;

const wrong = (why: Wrong['why'], ...about: unknown[]): { wrong: Wrong } => ({
  wrong: { why, about: about.map((one) => String(one).slice(0, LONGEST)) },
});

export const readChoice =
  <Choice extends string>(choices: readonly Choice[]) =>
  (value: unknown): Read<Choice> => {
    const choice = choices.find((one) => one === value);
    return choice === undefined ? wrong('no_choice', choices.join(', ')) : { value: choice };
  };

export const readSwitch = (value: unknown): Read<boolean> =>
  typeof value === 'boolean' ? { value } : wrong('no_switch');

export const readNumber =
  (least: number, most: number) =>
  (value: unknown): Read<number> => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrong('no_number', least, most);
    return value < least || value > most ? wrong('out_of_bounds', least, most) : { value };
  };

/** Development sites, each once. */
export const readSites = (value: unknown): Read<string[]> => {
  if (!isTexts(value)) return wrong('no_list');
  if (value.length > MOST) return wrong('too_many', MOST);
  const sites: string[] = [];
  for (const text of value) {
    const site = text.length <= LONGEST ? developmentSite(text) : null;
    if (site === null) return wrong('no_site', text);
    if (!sites.includes(site)) sites.push(site);
  }
  return { value: sites };
};

/** Sets of two hosts or more; a host stands in one of them. */
export const readFamilies = (value: unknown): Read<string[][]> => {
  if (!Array.isArray(value) || !value.every(isTexts)) return wrong('no_list');
  const families: readonly string[][] = value;
  if (families.flat().length > MOST) return wrong('too_many', MOST);
  const met = new Set<string>();
  const read: string[][] = [];
  for (const family of families) {
    const hosts: string[] = [];
    for (const text of family) {
      const host = hostIn(text);
      if (host === null) return wrong('no_host', text);
      if (met.has(host)) return wrong('twice', host);
      met.add(host);
      hosts.push(host);
    }
    if (hosts.length === 1) return wrong('alone', hosts[0]);
    if (hosts.length > 1) read.push(hosts);
  }
  return { value: read };
};

/** A host by its name, or by the origin that was pasted; without a port, since a site has none. */
const hostIn = (text: string): string | null => {
  const site = text.length <= LONGEST ? developmentSite(text) : null;
  const host = site?.replace(/^https?:\/\//, '') ?? '';
  return /^[^*:]+$/.test(host) ? host : null;
};

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
