import type { Runtime } from './browser';
import { browser } from './browser';

/** Everything a view may ask of the background. Access itself is asked for by the page that was clicked in: only there it may be. */
export type Intent =
  | { ask: 'peek'; tab: number }
  | { ask: 'watch'; tab: number; origin: string; on: boolean }
  /** `place`: the shape of oauth's Place, masked; null for an exposure without one. */
  | { ask: 'ignore'; tab: number; rule: string; site: string; place: PlaceName | null; reason: string }
  | { ask: 'restore'; tab: number; rule: string; site: string; place: PlaceName | null }
  /** `place`: the hash that the list of what is ignored keeps of it. */
  | { ask: 'restore-entry'; rule: string; site: string; place: string }
  /** Members of the settings; null puts one back to its default. */
  | { ask: 'settings'; change: Record<string, unknown> }
  /** Match patterns of sites to which access is given back. */
  | { ask: 'revoke'; origins: string[] }
  /** The text selected on a page to be decoded: the one question with an answer, null where there is none. */
  | { ask: 'selected' }
  /** Access to these match patterns is asked for now, in a tab that shows `site`; and that the browser said no to it. */
  | { ask: 'asked'; tab: number; site: string; origins: string[] }
  | { ask: 'refused'; tab: number }
  /** The user has read what this is. */
  | { ask: 'introduced'; tab: number }
  | { ask: 'reload'; tab: number }
  | { ask: 'clear'; tab: number };

/** Where an exposure was seen, as its finding says it. */
type PlaceName = { channel: string; host: string; path?: string; key?: string };

export type Handlers = {
  [Ask in Intent['ask']]: (
    intent: Extract<Intent, { ask: Ask }>,
  ) => Promise<Ask extends 'selected' ? string | null : void>;
};

/** Hears intents in the background: from our own pages alone, and never with an answer in it but to the workbench's question. */
export const handle = (handlers: Handlers): void => {
  browser.runtime.onMessage.addListener(((message: unknown, { url, id }: Runtime.MessageSender) => {
    const isOurs = (page: string) => url?.startsWith(browser.runtime.getURL(page)) && id === browser.runtime.id;
    const intent = isOurs('') ? parseIntent(message) : null;
    if (!intent || (intent.ask === 'selected' && !isOurs(WORKBENCH))) return undefined;
    return (handlers[intent.ask] as (intent: Intent) => Promise<unknown>)(intent);
  }) as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
};

const WORKBENCH = 'src/entries/workbench.html';

const parseIntent = (message: unknown): Intent | null => {
  if (typeof message !== 'object' || message === null) return null;
  const { ask, tab, origin, origins, on, rule, site, place, reason } = message as Record<string, unknown>;
  if (typeof tab !== 'number') return parseOfNoTab(message as Record<string, unknown>);
  if (ask === 'ignore' || ask === 'restore') {
    if (typeof rule !== 'string' || typeof site !== 'string' || !(place === null || isPlace(place))) return null;
    if (ask === 'restore') return { ask, tab, rule, site, place };
    return typeof reason === 'string' ? { ask, tab, rule, site, place, reason } : null;
  }
  if (ask === 'peek' || ask === 'reload' || ask === 'clear' || ask === 'refused' || ask === 'introduced')
    return { ask, tab };
  if (ask === 'asked') return typeof site === 'string' && isTexts(origins) ? { ask, tab, site, origins } : null;
  return ask === 'watch' && typeof origin === 'string' && typeof on === 'boolean' ? { ask, tab, origin, on } : null;
};

/** What is asked of the whole extension. */
const parseOfNoTab = ({ ask, rule, site, place, change, origins }: Record<string, unknown>): Intent | null => {
  if (ask === 'settings')
    return typeof change === 'object' && change !== null && !Array.isArray(change)
      ? { ask, change: change as Record<string, unknown> }
      : null;
  if (ask === 'selected') return { ask };
  if (ask === 'revoke') return isTexts(origins) ? { ask, origins } : null;
  return ask === 'restore-entry' && isText(rule) && isText(site) && isText(place) ? { ask, rule, site, place } : null;
};

const isText = (value: unknown): value is string => typeof value === 'string';

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

const isPlace = (value: unknown): value is PlaceName => {
  const { channel, host, path = '', key = '' } = (value ?? {}) as Record<string, unknown>;
  return [channel, host, path, key].every((part) => typeof part === 'string');
};
