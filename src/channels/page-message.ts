import type { Observation } from '../oauth/observation';
import type { MessageReport } from './page/report';
import type { Reporter } from './response-body';

/** A message between windows, workers and tabs, or over a socket. What only the page's own world told of may be made up. */
export const fromMessage = (
  { place, key, text, url, heard, at }: MessageReport,
  { tab, frame, top, origin }: Reporter,
): Observation[] => [
  {
    channel: place,
    at,
    tab,
    frame,
    top,
    url: url ?? `${origin}/`,
    reportedBy: heard ? 'browser' : 'page',
    exchange: null,
    fields: [{ name: key, value: text }],
  },
];
