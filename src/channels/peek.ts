import { browser } from '../browser';
import { originOf } from '../oauth/address';
import type { Observation } from '../oauth/observation';
import { fromJar } from './cookie';
import { fragmentOf } from './fragment';
import { fromStored } from './stored';

/**
 * One look at a tab without access to its site: opening the popup lends it (activeTab). What scripts of the page could
 * read now, and no more. Null where the browser lets no extension look.
 */
export const peek = async (tab: number): Promise<{ origin: string; observations: Observation[] } | null> => {
  const results = await browser.scripting.executeScript({ target: { tabId: tab }, func: readPage }).catch(() => []);
  const page = results[0]?.result as ReturnType<typeof readPage> | undefined;
  const origin = originOf(page?.href);
  if (!page || origin === null) return null;
  const at = Date.now();
  const reporter = { tab, frame: 0, top: origin, origin, instance: '' };
  const where = { domain: new URL(origin).hostname, path: '/', secure: origin.startsWith('https:'), httpOnly: false };
  return {
    origin,
    observations: [
      ...fromStored({ tell: 'stored', place: 'local-storage', entries: page.local, again: false, at }, reporter),
      ...fromStored({ tell: 'stored', place: 'session-storage', entries: page.session, again: false, at }, reporter),
      ...fromJar(
        page.cookies.map(([name, value]) => ({ name, value, ...where })),
        tab,
        origin,
        at,
      ),
      ...fragmentOf(page.href, {
        at,
        tab,
        frame: 0,
        top: origin,
        url: page.href.split('#')[0] ?? '',
        reportedBy: 'browser',
        exchange: null,
      }),
    ],
  };
};

/** Runs in the page's isolated world, alone: it may use nothing from outside itself. */
const readPage = () => {
  const entriesOf = (open: () => Storage): [string, string][] => {
    try {
      const storage = open();
      return Array.from({ length: Math.min(storage.length, 1_000) }, (_, at) => storage.key(at) ?? '').map((key) => [
        key,
        (storage.getItem(key) ?? '').slice(0, 262_144),
      ]);
    } catch {
      return [];
    }
  };
  const cookies = document.cookie.split('; ').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return {
    href: location.href,
    local: entriesOf(() => localStorage),
    session: entriesOf(() => sessionStorage),
    cookies,
  };
};
