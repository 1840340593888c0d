import { browser, patternOf } from '../browser';
import { originOf } from '../oauth/address';
import { switchedOff } from '../session/switched-off';
import type { Access } from '../views/scope';

/**
 * Whether a tab's site may be looked at, and is meant to be. A tab shows its address only where the browser lends it;
 * else `recorded`, the site of its inspection, says where it is. What needs no other answer is asked for at once: each is a
 * way to the browser and back, and the first picture waits for them.
 */
export const accessOf = async (
  tab: number,
  recorded: string | undefined | Promise<string | undefined>,
): Promise<Access> => {
  const [url, kept, all, offSites] = await Promise.all([
    browser.tabs.get(tab).then(
      (found) => found.url,
      () => undefined, // closed meanwhile
    ),
    recorded,
    isGranted('<all_urls>'),
    switchedOff(),
  ]);
  const shown = originOf(url);
  const origin = shown !== null && /^http/.test(shown) ? shown : originOf(kept);
  if (origin === null) return { kind: 'restricted', origin: '', off: false };
  const site = all || (await isGranted(patternOf(origin)));
  const off = !(wanted.get(origin) ?? !offSites.includes(origin));
  return { kind: all ? 'all' : site ? 'site' : 'none', origin, off };
};

/** Notes what was asked for here: newer than what was read when the page opened. */
export const noteWatching = (origin: string, on: boolean): void => {
  wanted.set(origin, on);
};

const wanted = new Map<string, boolean>();

const isGranted = (pattern: string): Promise<boolean> => browser.permissions.contains({ origins: [pattern] });
