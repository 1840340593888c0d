import type { Scripting } from '../browser';
import { browser, patternOf } from '../browser';

/** The two scripts that run in pages, as the build names them. */
export type ScriptPaths = { hook: string; probe: string };

/**
 * Registers both for every site that is granted, now and later, but those in `exceptOrigins`. Chromium keeps them over a
 * restart; a second registration replaces the first, and waits for it: a browser refuses an id that is taken.
 */
export const registerPageScripts = (scripts: ScriptPaths, exceptOrigins: readonly string[]): Promise<void> => {
  const done = registering.then(() => register(scripts, exceptOrigins));
  registering = done.catch(() => undefined);
  return done;
};

let registering: Promise<void> = Promise.resolve();

const register = async ({ hook, probe }: ScriptPaths, exceptOrigins: readonly string[]): Promise<void> => {
  const where = {
    matches: ['<all_urls>'],
    excludeMatches: exceptOrigins.map(patternOf),
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    persistAcrossSessions: true,
  } as const;
  const scripts = [
    { ...where, id: 'probe', js: [probe], world: 'ISOLATED' },
    { ...where, id: 'hook', js: [hook], world: 'MAIN' },
  ] as unknown as Scripting.RegisteredContentScript[];
  const known = await browser.scripting.getRegisteredContentScripts();
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
  await browser.scripting.registerContentScripts(scripts);
};

/** Puts the probe into pages that were open before access was granted; the hook would come too late there to be true. */
export const probeOpenPages = async ({ probe }: ScriptPaths, origins: readonly string[]): Promise<void> => {
  const tabs = await browser.tabs.query({ url: [...origins] }).catch(() => []);
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined
        ? undefined
        : browser.scripting
            .executeScript({ target: { tabId: id, allFrames: true }, files: [probe] })
            .catch(() => undefined),
    ),
  );
};

/** Orders to the probes of a tab, or of all: `watch` (ask again whether to), `stop`, `read` (everything once more, for whoever looks now). */
export const orderPages = async (order: 'watch' | 'stop' | 'read', tabs: readonly number[]): Promise<void> => {
  // A tab without a probe does not answer; that is no error.
  await Promise.all(tabs.map((tab) => browser.tabs.sendMessage(tab, order).catch(() => undefined)));
};

/**
 * Tells the probes of a tab, or of one frame in it, what its site follows, by hash and length: enough to know it where it
 * lies, too little to tell it. They read everything once more.
 */
export const orderFollowing = async (
  tab: number,
  followed: readonly { hash: number; length: number }[],
  frameId?: number,
): Promise<void> => {
  const follow = followed.map(({ hash, length }) => [hash, length]);
  await browser.tabs
    .sendMessage(tab, { follow }, frameId === undefined ? undefined : { frameId })
    .catch(() => undefined);
};
