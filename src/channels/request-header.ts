import type { WebRequest } from '../browser';
import { isPlain } from '../oauth/address';
import type { Observation } from '../oauth/observation';
import { frameOf } from './web-request';

/** Headers that carry credentials by their definition or by custom; the browser's own are skipped by name. */
export const fromRequestHeaders = (details: WebRequest.OnBeforeSendHeadersDetailsType): Observation[] => {
  const fields = (details.requestHeaders ?? [])
    .filter(({ name, value }) => value && !isOrdinary(name, details.url))
    .map(({ name, value = '' }) => ({ name: name.toLowerCase(), value }));
  const frame = fields.length > 0 ? frameOf(details) : null;
  return frame ? [{ ...frame, channel: 'request-header', fields }] : [];
};

/** The cookie jar is read with its attributes elsewhere; here a cookie matters only where the wire is open. */
const isOrdinary = (name: string, url: string): boolean => {
  const lower = name.toLowerCase();
  return lower === 'cookie'
    ? !isPlain(url)
    : (lower.startsWith('sec-') && lower !== 'sec-purpose') || lower.startsWith('if-') || ORDINARY.has(lower);
};

const ORDINARY: ReadonlySet<string> = new Set(
  (
    'accept accept-encoding accept-language accept-charset cache-control connection content-length content-type dnt host ' +
    'keep-alive origin pragma priority range referer te upgrade upgrade-insecure-requests user-agent'
  ).split(' '),
);
