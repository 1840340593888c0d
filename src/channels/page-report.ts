import type { Runtime } from '../browser';
import { browser } from '../browser';
import { originOf } from '../oauth/address';
import type { Observation } from '../oauth/observation';
import type { Emit } from './channel';
import { fragmentOf } from './fragment';
import type { Told } from './page/report';
import { fromMessage } from './page-message';
import { parseReport } from './parse-report';
import { fromExchange, type Reporter } from './response-body';
import { fromStored } from './stored';

export type PageNews = { tab: number; frame: number; top: string | null; news: 'hello' | 'hooked' | 'flooded' };

/**
 * The door for what scripts in pages tell. `greet` answers a page that asks whether it is watched; nothing else is ever
 * answered, and nothing that the page did not send.
 */
export const pageReports = (greet: (news: PageNews) => Promise<boolean>) => ({
  listen(emit: Emit): () => void {
    const hear = (message: unknown, sender: Runtime.MessageSender): Promise<boolean> | undefined => {
      const report = parseReport(message);
      const reporter = report && reporterOf(sender, report.isTop);
      if (!reporter) return undefined;
      const { tab, frame, top } = reporter;
      if (report.tell === 'hello' || report.tell === 'hooked' || report.tell === 'flooded') {
        const answer = greet({ tab, frame, top, news: report.tell });
        return report.tell === 'hello' ? answer : undefined;
      }
      for (const observation of observe(report, reporter)) emit(observation);
      return undefined;
    };
    const listener = hear as (message: unknown, sender: Runtime.MessageSender) => Promise<boolean>;
    browser.runtime.onMessage.addListener(listener);
    return () => browser.runtime.onMessage.removeListener(listener);
  },
});

/** Only what a page's own content script sends: an extension page has an address of ours. */
const reporterOf = (sender: Runtime.MessageSender, isTop: boolean): Reporter | null => {
  const { tab, frameId, url, origin, documentId } = sender as Runtime.MessageSender & {
    origin?: string;
    documentId?: string;
  };
  if (
    tab?.id === undefined ||
    frameId === undefined ||
    sender.id !== browser.runtime.id ||
    url?.startsWith(browser.runtime.getURL(''))
  )
    return null;
  // A sandboxed frame without an address of its own holds what the page around it wrote.
  const isWritten = !isTop && /^(?:about|blob|data):/.test(url ?? '');
  const own = originOf(origin) ?? originOf(url) ?? (isWritten ? originOf(tab.url) : null);
  if (own === null) return null;
  const top = isTop ? own : originOf(tab.url);
  return {
    tab: tab.id,
    frame: frameId,
    top,
    origin: own,
    instance: documentId ?? `${tab.id}-${frameId}-${url?.length ?? 0}`,
  };
};

const observe = (
  report: Extract<Told, { tell: 'address' | 'stored' | 'message' | 'exchange' }>,
  reporter: Reporter,
): Observation[] => {
  if (report.tell === 'exchange') return fromExchange(report, reporter);
  if (report.tell === 'stored') return fromStored(report, reporter);
  if (report.tell === 'message') return fromMessage(report, reporter);
  const { tab, frame, top } = reporter;
  const url = report.href.split('#')[0] ?? '';
  return fragmentOf(report.href, { at: report.at, tab, frame, top, url, reportedBy: 'browser', exchange: null });
};
