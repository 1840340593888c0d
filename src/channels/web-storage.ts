import type { Observation } from '../oauth/observation';
import type { StorageArea, Told } from './page/report';
import type { Reporter } from './response-body';

/** Entries of localStorage or sessionStorage, read by the isolated script: which page put them there is not asked. */
export const fromStorage = (
  { area, entries, again, at }: Extract<Told, { tell: 'storage' }>,
  { tab, frame, top, origin }: Reporter,
): Observation[] =>
  entries.map(([name, value]) => ({
    channel: CHANNELS[area],
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

const CHANNELS = { local: 'local-storage', session: 'session-storage' } as const satisfies Record<StorageArea, string>;
