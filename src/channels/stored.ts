import type { Observation } from '../oauth/observation';
import type { Told } from './page/report';
import type { Reporter } from './response-body';

/** What lies in a page's stores and in the page itself, read by the isolated script: which page put it there is not asked. */
export const fromStored = (
  { place, entries, again, at }: Extract<Told, { tell: 'stored' }>,
  { tab, frame, top, origin }: Reporter,
): Observation[] =>
  entries.map(([name, value]) => ({
    channel: place,
    at,
    tab,
    frame,
    top,
    url: `${origin}/`,
    reportedBy: 'browser',
    exchange: null,
    ...(again && { again: true }),
    fields: [{ name, value }],
  }));
