import type { How, Reader } from './storage-reader';

/** ms; `share`: how many times as long as a reading took there is rest after it. */
export type Pace = { share: number; soonest: number; latest: number };

/** Reads again and again while the page is in view, and rests in between by what the last reading has cost. */
export const pacer = (read: Reader, { share, soonest, latest }: Pace) => {
  let life = 0;
  let isOn = false;
  let isReading = false;
  let restUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = async (mine: number, how?: How): Promise<void> => {
    isReading = true;
    const cost = how || document.visibilityState === 'visible' ? await read(how) : 0;
    isReading = false;
    // Stopped meanwhile, and perhaps begun anew.
    if (mine !== life) return;
    const rest = Math.min(cost * share, latest);
    restUntil = Date.now() + rest;
    timer = setTimeout(() => void step(mine), Math.max(rest, soonest));
  };
  const start = (how?: How): void => {
    clearTimeout(timer);
    life += 1;
    void step(life, how);
  };
  return {
    start(): void {
      isOn = true;
      start();
    },
    /** There is reason to look now: it does, seen or not, unless it still has to rest for the last time. */
    hasten(how: How = {}): void {
      if (isOn && !isReading && Date.now() >= restUntil) start(how);
    },
    stop(): void {
      isOn = false;
      life += 1;
      clearTimeout(timer);
    },
  };
};
