import { setTimeout as sleep } from 'node:timers/promises';
import type { Guests } from '../lab/lab';
import type { Listener } from '../lab/site';
import { openConsole } from './chrome-console';
import type { Chromium } from './chromium';

/** How long after an event nothing of it may be in the worker's memory alone (architecture §4.6), in ms. */
const WRITTEN_MS = 250;

/** What is done at a gap; `nth` counts from 1. */
export type AtGap = (nth: number) => Promise<void>;

/**
 * The gaps between the events of a sequence: while a request waits at the lab's gate, so that it was seen and its answer
 * was not, and after each step, when the lab was asked for nothing and has answered nothing for a while.
 * `overhear` and `gate` are for the lab, `onStep` for the run of the scenario.
 */
export const makeGaps = () => {
  let atGap: AtGap | undefined;
  let nth = 0;
  let queue = Promise.resolve();
  let open = 0;
  let last = 0;
  const gap = (): Promise<void> => {
    queue = queue.then(async () => {
      if (!atGap) return;
      await atGap(++nth);
    });
    // What went wrong is told when the next use begins; the request goes on.
    return queue.catch(() => undefined);
  };
  return {
    overhear: ((_request, response) => {
      open += 1;
      response.once('close', () => {
        open -= 1;
        last = performance.now();
      });
    }) as Listener,
    gate: ((request) => (SILENT.test(request.path) || request.method === 'OPTIONS' ? undefined : gap())) as Gate,
    /** Begins to count anew; without a word of what to do, no request waits. Throws what went wrong at a gap. */
    async use(what: AtGap | undefined): Promise<void> {
      const before = queue;
      atGap = undefined;
      queue = Promise.resolve();
      await before;
      atGap = what;
      nth = 0;
    },
    onStep: async (): Promise<void> => {
      while (open > 0 || performance.now() - last < WRITTEN_MS) await sleep(20);
      await gap();
    },
  };
};

/**
 * Ends the worker 250 ms after what happened last has reached it: on a busy machine it starts and works later than that, so
 * that it is asked to answer first. Where none runs, nothing has happened since the last one ended.
 */
export const workerEnder = async (chromium: Chromium): Promise<() => Promise<void>> => {
  const desk = await openConsole(chromium, `${chromium.base}manifest.json`);
  return async () => {
    if (!(await chromium.runs())) return;
    // What reaches a worker does so in its order. It answers nothing to this, and that is told.
    await desk.call('runtime.sendMessage', {}).catch(() => undefined);
    const worker = await chromium.worker();
    await Promise.race([worker.evaluate(`new Promise((then) => setTimeout(then, ${WRITTEN_MS}))`), sleep(HUNG_MS)]);
    await chromium.killWorker();
  };
};

const HUNG_MS = 10_000;

type Gate = NonNullable<Guests['gate']>;

/** What a page is made of, and the sign-in page: no token is in it. */
const SILENT = /\.(?:css|js|ico)$|^\/sign-in\/|^\/auth\//;
