import type { Channel } from '../../oauth/sighting';
import type { Band, Bar, Entry, Link } from './lane';

/** What any script of the page can read at rest. */
const READABLE: ReadonlySet<Channel> = new Set([
  'local-storage',
  'session-storage',
  'indexed-db',
  'cache-storage',
  'cookie',
] as const);

/** Access and refresh tokens at rest in the browser, from when they were found there until they are good for nothing. */
export const bandsOf = (entries: readonly Entry[], bars: readonly Bar[], chain: readonly Link[]): Band[] => {
  const links = new Map(chain.map((link) => [link.token, link]));
  const tokens = new Map(bars.map((bar) => [bar.token, bar]));
  return entries.flatMap((entry) => {
    const { kind, token = '', at, facts } = entry.event;
    if (kind !== 'token_stored' || !isReadable(facts.channel)) return [];
    const link = links.get(token);
    const bar = tokens.get(token);
    if (!link && !bar) return [];
    const end = link ? link.until : (bar?.until ?? null);
    return [
      { token, kind: link ? 'refresh' : 'access', from: at, until: end === null ? null : Math.max(at, end), entry },
    ];
  });
};

const isReadable = (channel: unknown): boolean => (READABLE as ReadonlySet<unknown>).has(channel);
