import type { CDPSession, Page } from 'playwright-core';

/** A task longer than this is felt (W3C Long Tasks §1). */
const LONG_MS = 50;

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** µs of time, and of the processor's. */
  dur?: number;
  tdur?: number;
  args?: { name?: string };
};

/**
 * Tasks of pages that take the processor for over 50 ms while `act` runs. Not what the browser itself calls a long task,
 * which on a busy machine is also one that waited for its turn. `cdp`: a session with the browser.
 */
export const longTasks = async (cdp: CDPSession, act: () => Promise<unknown>): Promise<number> => {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }) => {
    events.push(...(value as TraceEvent[]));
  };
  cdp.on('Tracing.dataCollected', take);
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', '__metadata'] } });
  try {
    await act();
  } finally {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    cdp.off('Tracing.dataCollected', take);
  }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const pages = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  if (pages.size === 0) throw new Error('The trace tells of no page.');
  return events.filter(
    (event) =>
      event.ph === 'X' &&
      event.name.endsWith('RunTask') &&
      pages.has(threadOf(event)) &&
      (event.tdur ?? event.dur ?? 0) > LONG_MS * 1_000,
  ).length;
};

/** Throws where a task that is long is not seen: what counts none then measures nothing. */
export const proveWatch = async (cdp: CDPSession, page: Page): Promise<void> => {
  const busy = 'void setTimeout(() => { const end = performance.now() + 300; while (performance.now() < end); })';
  const count = await longTasks(cdp, async () => {
    await page.evaluate(busy);
    await page.waitForTimeout(400);
  });
  if (count === 0) throw new Error('A task of 300 ms was not seen.');
};
