import type { BrowserContext } from 'playwright-core';

export type LogEntry = { from: 'worker' | 'page'; type: string; text: string };

/** Writes down every console message and uncaught error of workers and pages; answers those that come from one extension. */
export const keepExtensionLog = (context: BrowserContext): ((base: string) => LogEntry[]) => {
  const entries: (LogEntry & { sources: string[] })[] = [];
  context.on('console', (message) => {
    const worker = message.worker();
    entries.push({
      from: worker ? 'worker' : 'page',
      type: message.type(),
      text: message.text(),
      // A content script's message comes from a web page, by code whose address is the extension's.
      sources: [worker?.url() ?? '', message.page()?.url() ?? '', message.location().url],
    });
  });
  context.on('weberror', (webError) => {
    const { message, stack = '' } = webError.error();
    entries.push({
      from: 'page',
      type: 'error',
      text: message,
      sources: [webError.page()?.url() ?? '', ...stack.split('(')],
    });
  });
  return (base) =>
    entries
      .filter(({ sources }) => sources.some((source) => source.startsWith(base)))
      .map(({ from, type, text }) => ({ from, type, text }));
};
