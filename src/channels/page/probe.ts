import { meetPage } from './hand-shake';
import { interest } from './interest';
import type { Report, Told } from './report';
import { storageReader } from './storage-reader';
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
      isHooked = true;
      if (watched) tell({ tell: 'hooked' });
    },
    (text) => {
      if (!watched || !allows(text.length)) return;
      const report = parse(text);
      if (report) tell(report);
      readSoon();
    },
  );

  const readers = (['local-storage', 'session-storage'] as const).map((place) =>
    storageReader(
      () => (place === 'local-storage' ? localStorage : sessionStorage),
      (entries, again) => {
        const size = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
        if (allows(size)) tell({ tell: 'stored', place, entries, again, at: Date.now() });
      },
    ),
  );

  const readAll = async (how?: { whole?: boolean; hurry?: boolean }): Promise<number> => {
    if (!watched) return 0;
    readAddress();
    const costs = await Promise.all(readers.map((read) => read(how)));
    return costs.reduce((sum, cost) => sum + cost, 0);
  };

  /** What a page does with a token it does soon after the answer that brought it. */
  const readSoon = (): void => {
    if (isSoon) return;
    isSoon = true;
    setTimeout(() => {
      isSoon = false;
      void readAll();
    }, SOON_MS);
  };
  let isSoon = false;

  let lastAddress = '';
  const readAddress = (): void => {
    if (!watched) return;
    const { href } = location;
    if (href !== lastAddress && href.includes('#')) tell({ tell: 'address', href, at: Date.now() });
    lastAddress = href;
  };

  /** Reading may take a hundredth of the page's time, and no more. */
  const keepReading = async (mine = ++watch): Promise<void> => {
    const cost = document.visibilityState === 'visible' ? await readAll() : 0;
    // Stopped meanwhile, and perhaps begun anew.
    if (!watched || mine !== watch) return;
    timer = setTimeout(() => void keepReading(mine), Math.min(Math.max(cost * 100, SOONEST_MS), LATEST_MS));
  };
  let watch = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = (): void => {
    if (watched) return;
    watched = true;
    order(true);
    if (isHooked) tell({ tell: 'hooked' });
    void keepReading();
  };
  const stop = (): void => {
    watched = false;
    clearTimeout(timer);
    order(false);
  };

  addEventListener('hashchange', readAddress);
  addEventListener('popstate', readAddress);
  addEventListener('storage', () => void readAll());
  addEventListener('load', () => void readAll());
  document.addEventListener('DOMContentLoaded', () => void readAll());
  addEventListener('pagehide', () => void readAll({ hurry: true }));
  line.onOrder((said) => {
    if (said === 'watch') start();
    else if (said === 'stop') stop();
    else if (said === 'read') void readAll({ whole: true });
    else if (interest.follow(said)) void readAll();
  });
  void insist({ tell: 'hello' }).then((answer) => (answer === true ? start() : stop()));
};

/** How long to wait before saying a thing again; ms. */
const PATIENCE_MS = [100, 300, 1_000, 3_000];
const SOON_MS = 100;
const SOONEST_MS = 1_000;
const LATEST_MS = 10_000;

/**
 * A page can say anything under the name of the hook: only what the hook tells is passed on, and the background checks
 * it. That this script heard a message itself is not for the page to say.
 */
const parse = (text: string): Told | null => {
  try {
    const report = JSON.parse(text) as Told;
    if (report?.tell === 'message') return { ...report, heard: false };
    return report?.tell === 'exchange' ? report : null;
  } catch {
    return null;
  }
};
