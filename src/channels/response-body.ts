import type { Field, Observation } from '../oauth/observation';
import type { ExchangeReport } from './page/report';

/** Where in the browser a page's report comes from, as the browser says. `instance`: the document, so that reports of two are never one. */
export type Reporter = { tab: number; frame: number; top: string | null; origin: string; instance: string };

/**
 * The page's account of one request and its answer. The request's own parts come first: they say what the answer is an
 * answer to, and where the browser has shown them already they are passed over.
 */
export const fromExchange = (report: ExchangeReport, { tab, frame, top, instance }: Reporter): Observation[] => {
  const { method, type, status, sentAt, at, requestHeaders = [], requestBody, responseBody, responseType } = report;
  const url = withoutFragment(report.url);
  const base = {
    at: sentAt,
    tab,
    frame,
    top,
    url,
    reportedBy: 'page' as const,
    exchange: { id: `${instance}.${report.number}`, method, type, sentAt },
  };
  const observations: Observation[] = [];
  if (requestBody !== undefined)
    observations.push({ ...base, channel: 'request-body', fields: [{ name: '', value: requestBody }] });
  if (requestHeaders.length > 0)
    observations.push({
      ...base,
      channel: 'request-header',
      fields: requestHeaders.map(([name, value]): Field => ({ name, value })),
    });
  if (responseBody !== undefined) {
    observations.push({
      ...base,
      at,
      channel: 'response-body',
      fields: [{ name: '', value: responseBody, ...(responseType && { media: responseType }) }],
    });
  }
  const last = observations.at(-1);
  // The status says what became of all that was sent before it.
  if (last) last.exchange = { ...base.exchange, answer: { status } };
  return observations;
};

const withoutFragment = (url: string): string => {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname + search;
};
