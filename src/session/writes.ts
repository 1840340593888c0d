import type { Observation } from '../oauth/observation';
import type { SiteMemory } from './site-memory';

/**
 * Whether what changes something at a host carries a header that no form of another site can send. Runs on every event of
 * every request, and most of them only read.
 */
export const noteWrite = (memory: SiteMemory, { channel, exchange, reportedBy, url, fields }: Observation): void => {
  if (exchange === null || !WRITES.has(exchange.method)) return;
  const { id, type, answer } = exchange;
  if (id === null || reportedBy !== 'browser' || type === 'csp_report') return;
  if (channel === 'request-url') {
    if (open.size >= MOST_OPEN) open.clear();
    open.set(id, false);
  } else if (channel === 'request-header' && fields.some(isOwn) && open.has(id)) open.set(id, true);
  else if (channel === 'response-header' && answer && open.has(id)) {
    const guarded = open.get(id) === true;
    open.delete(id);
    // What was refused has changed nothing.
    if (answer.status < 400) settle(memory, new URL(url).hostname, guarded);
  }
};

/** Every such request that was seen at the host of a cookie, or below its domain, and one at least, carried such a header. */
export const isGuarded = ({ writes }: SiteMemory, host: string, hostOnly: boolean): boolean => {
  const sentTo = writes.filter((one) => one.host === host || (!hostOnly && one.host.endsWith(`.${host}`)));
  return sentTo.length > 0 && sentTo.every(({ guarded }) => guarded);
};

const settle = (memory: SiteMemory, host: string, guarded: boolean): void => {
  const known = memory.writes.find((one) => one.host === host);
  if (known) known.guarded &&= guarded;
  else memory.writes = [...memory.writes, { host, guarded }].slice(-MOST_HOSTS);
};

/** A script has to set it; what browsers set of their own accord, and what they know by heart of a server, says nothing. */
const isOwn = ({ name, value }: { name: string; value: string }): boolean =>
  name === 'authorization' ? /^(?:bearer|dpop)\s/i.test(value) : OWN.test(name);

const OWN = /^dpop$|csrf|xsrf|^x-(?!client-data|moz|devtools|chrome|goog)/;
/** RFC 9110 §9.2.1: the others are safe. */
const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Under way, by request: whether such a header was seen. In memory only: what an earlier worker has begun does not count. */
const open = new Map<string, boolean>();
const MOST_OPEN = 100;
const MOST_HOSTS = 20;
