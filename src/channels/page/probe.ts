import { cacheReader } from './cache-reader';
import { databaseReader } from './database-reader';
import { documentReader } from './document-reader';
import { meetPage } from './hand-shake';
import { interest } from './interest';
import type { Entry } from './ledger';
import { messageListener } from './message-listener';
import { type Pace, pacer } from './pacer';
import type { Handed, Report, StoredPlace, Told } from './report';
import { type How, type Reader, storageReader } from './storage-reader';
import { historyReader, windowNameReader } from './tab-reader';
import { tokenBucket } from './token-bucket';

/** The way to the background. `tell` resolves to its answer; `isGone` is true once the extension was removed or updated. */
export type Line = {
  tell(report: Report): Promise<unknown>;
  isGone(): boolean;
  onOrder(hear: (order: unknown) => void): void;
};

/**
 * The isolated side of a page: asks whether it is watched, and only then reads storage and the address, and passes on
 * what the hook tells. It does nothing in a page that is not watched, and stops when told.
 */
export const probe = (line: Line): void => {
  let watched = false;
  let isHooked = false;
  /** In a page that was open already Firefox runs both scripts once activeTab lends it: a hook that misses the beginning. */
  const isLate = document.readyState !== 'loading' && location.href.startsWith('http');
  const isTop = window === window.top;
  const tell = (told: Told): void => void insist(told);

  /** The worker may be killed between hearing and answering: what it did not answer is said again to the next one. */
  const insist = async (told: Told, attempt = 0): Promise<unknown> => {
    try {
      const answer = await line.tell({ ...told, isTop });
      if (told.tell !== 'hello' || typeof answer === 'boolean') return answer;
    } catch {
      if (line.isGone()) return stop();
    }
    const wait = PATIENCE_MS[attempt];
    if (wait === undefined) return undefined;
    await new Promise((resolve) => setTimeout(resolve, wait));
    // Stopped meanwhile: what was seen before is no longer anyone's.
    return told.tell === 'hello' || watched ? insist(told, attempt + 1) : undefined;
  };
  const allows = tokenBucket(() => tell({ tell: 'flooded' }));

  const order = meetPage(
    () => {
      isHooked = !isLate;
      if (watched && isHooked) tell({ tell: 'hooked' });
    },
    (text) => {
      if (!watched || !allows(text.length)) return;
      const report = parse(text);
      if (report?.tell === 'channel') return messages.join(report.name);
      if (report) tell(report);
      readSoon();
    },
  );

  const tellOf = (place: StoredPlace) => (entries: Entry[], again: boolean) => {
    const isAllowed = allows(entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0));
    if (isAllowed) tell({ tell: 'stored', place, entries, again, at: Date.now() });
    return isAllowed;
  };
  let lastAddress = '';
  const readFragment: Reader = async () => {
    const { href } = location;
    if (href !== lastAddress && href.includes('#')) tell({ tell: 'address', href, at: Date.now() });
    lastAddress = href;
    return 0;
  };
  /** A frame of the page's own origin shares its stores: they are read once. */
  const isShared = ((): boolean => {
    try {
      return window.parent !== window && window.parent.origin === origin && origin !== 'null';
    } catch {
      return false;
    }
  })();
  const address = [readFragment, historyReader(location.href, tellOf('history'))];
  const markup = documentReader(tellOf('document'));
  /** What costs little to read: every second. */
  const near = [
    ...address,
    windowNameReader(tellOf('window-name')),
    ...(isShared ? [] : [storageReader(() => localStorage, tellOf('local-storage'))]),
    ...(isShared ? [] : [storageReader(() => sessionStorage, tellOf('session-storage'))]),
  ];
  /** What waits for the page's own work on the disk: with long rests. */
  const far = isShared
    ? []
    : [
        databaseReader(() => indexedDB, tellOf('indexed-db')),
        cacheReader(() => globalThis.caches, tellOf('cache-storage')),
      ];
  const readAll = async (readers: readonly Reader[], how?: How): Promise<number> => {
    if (!watched) return 0;
    const costs = await Promise.all(readers.map((read) => read(how)));
    return costs.reduce((sum, cost) => sum + cost, 0);
  };
  const nearPacer = pacer((how) => readAll(near, how), NEAR);
  const farPacer = pacer((how) => readAll(far, how), FAR);

  /** What a page does with a token it does soon after the answer that brought it. */
  const readSoon = (): void => {
    if (isSoon) return;
    isSoon = true;
    setTimeout(() => {
      isSoon = false;
      void readAll(near);
      farPacer.hasten();
    }, SOON_MS);
  };
  let isSoon = false;

  const messages = messageListener((key, text, to) => {
    if (watched && allows(text.length))
      tell({ tell: 'message', place: 'post-message', key, text, ...(to && { to }), heard: true, at: Date.now() });
  });
  let left: string[] = [];
  const listen = (): void => {
    messages.open();
    for (const name of [...CHANNELS, ...left]) messages.join(name);
  };

  const start = (): void => {
    if (watched) return;
    watched = true;
    order(true);
    if (isHooked) tell({ tell: 'hooked' });
    nearPacer.start();
    farPacer.start();
    listen();
    if (document.readyState !== 'loading') void readAll([markup]);
  };
  const stop = (): void => {
    watched = false;
    nearPacer.stop();
    farPacer.stop();
    messages.close();
    order(false);
  };

  for (const name of ['hashchange', 'popstate']) addEventListener(name, () => void readAll(address));
  // Where the browser tells of it, the shortest-lived address is seen too. Some pages replace the state on every scroll.
  globalThis.navigation?.addEventListener('currententrychange', () => {
    if (location.href !== lastAddress) void readAll(address);
  });
  addEventListener('storage', () => void readAll(near));
  const loaded = (): void => {
    void readAll([...near, markup]);
    farPacer.hasten();
  };
  addEventListener('load', loaded);
  document.addEventListener('DOMContentLoaded', loaded);
  addEventListener('pagehide', () => {
    void readAll([...near, markup], { hurry: true });
    if (watched) left = messages.close();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (watched && persisted) listen();
  });
  line.onOrder((said) => {
    if (said === 'watch') asked = asked.then(() => (watched ? undefined : ask()));
    else if (said === 'stop') stop();
    else if (said === 'read') {
      void readAll([...near, markup], { whole: true });
      farPacer.hasten({ whole: true });
    } else if (interest.follow(said)) {
      loaded();
      messages.again();
    }
  });
  const ask = async (): Promise<void> => ((await insist({ tell: 'hello' })) === true ? start() : stop());
  // One question after the other: what was asked before a grant may be answered as before it.
  let asked = ask();
};

/** How long to wait before saying a thing again; ms. */
const PATIENCE_MS = [100, 300, 1_000, 3_000];
const SOON_MS = 100;
/** A hundredth of the page's time at most; and of its disk's, a twentieth. */
const NEAR: Pace = { share: 100, soonest: 1_000, latest: 10_000 };
const FAR: Pace = { share: 20, soonest: 3_000, latest: 60_000 };

/** Channels that kits are known to pass tokens through: joined unasked, for what was there before the hook. */
const CHANNELS = ['msal.broadcast.cache', 'msal.broadcast.event', 'clerk', 'clerk:session_token'];

/**
 * A page can say anything under the name of the hook: only what the hook tells is passed on, and the background checks
 * it. That this script heard a message itself is not for the page to say.
 */
const parse = (text: string): Handed | null => {
  try {
    const report = JSON.parse(text) as Handed | null;
    if (report?.tell === 'message') return { ...report, heard: false };
    if (report?.tell === 'channel') return typeof report.name === 'string' ? report : null;
    return report?.tell === 'exchange' ? report : null;
  } catch {
    return null;
  }
};
