import type { MessageRoute } from '../oauth/message-route';
import type { Observation } from '../oauth/observation';
import { siteOf } from '../oauth/parties';
import type { MessageReport } from './page/report';
import type { Reporter } from './response-body';

/** A message between windows, workers and tabs, or over a socket. What only the page's own world told of may be made up. */
export const fromMessage = (report: MessageReport, reporter: Reporter): Observation[] => {
  const { place, key, text, url, heard, at } = report;
  const { tab, frame, top, origin } = reporter;
  const route = place === 'post-message' ? routeOf(report, reporter) : null;
  return [
    {
      channel: place,
      at,
      tab,
      frame,
      top,
      url: url ?? `${origin}/`,
      reportedBy: heard ? 'browser' : 'page',
      exchange: null,
      ...(route && { route }),
      fields: [{ name: key, value: text }],
    },
  ];
};

const routeOf = (report: MessageReport, reporter: Reporter): MessageRoute | null => {
  const via = VIAS.find(([carrier]) => report.key.startsWith(carrier))?.[1];
  if (via === 'window') return report.heard ? windowRoute(report, reporter) : null;
  // Whom a port leads to is not to be seen at either end: it is taken for one of the page's own.
  return via ? { via, target: 'own' } : null;
};

/**
 * A message to a window is heard where it arrives, and there alone: whoever calls `postMessage` of a window of its own
 * origin uses that window's function, and a function of ours in between would make the receiver's `event.source` another
 * window; one of another origin cannot be stood before at all. So what the sender named is not known, but whom it has
 * reached: "*" or exactly that origin was named. An origin that nobody can name is reached by "*" alone.
 */
const windowRoute = ({ key, to }: MessageReport, { top, origin }: Reporter): MessageRoute | null => {
  if (to === undefined) return null;
  if (to === 'null') return { via: 'window', target: 'any' };
  if (key === `${WINDOW}${to}`) return { via: 'window', target: 'own', to, reaches: 'own' };
  return { via: 'window', target: siteOf(to) === siteOf(top ?? origin) ? 'first' : 'other', to };
};

const WINDOW = 'window message from ';

/** By what a message's key begins with. */
const VIAS: readonly (readonly [carrier: string, via: MessageRoute['via']])[] = [
  [WINDOW, 'window'],
  ['BroadcastChannel', 'broadcast'],
  ['MessagePort', 'port'],
  ['ServiceWorker', 'service-worker'],
  ['Worker', 'worker'],
];
