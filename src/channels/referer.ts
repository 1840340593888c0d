import type { WebRequest } from '../browser';
import { originOf } from '../oauth/address';
import type { Observation } from '../oauth/observation';
import { fieldsOf } from './request-url';
import { frameOf } from './web-request';

/**
 * The address a request says it comes from, where another origin is told more than an origin. To its own the page's
 * address is no news: it was a request itself, or is read from the page.
 */
export const fromReferer = (details: WebRequest.OnBeforeSendHeadersDetailsType): Observation[] => {
  const referer = details.requestHeaders?.find(({ name }) => name.toLowerCase() === 'referer')?.value;
  if (!referer || referer.length > LONGEST || !TELLS.test(referer) || !URL.canParse(referer)) return [];
  const frame = originOf(referer) === originOf(details.url) ? null : frameOf(details);
  return frame ? [{ ...frame, channel: 'referer', fields: fieldsOf(referer) }] : [];
};

const LONGEST = 65_536;
/** A query, or a path that is long enough to hold a credential. */
const TELLS = /^https?:\/\/[^/?#]+(?:\/[^?#]{20}|[^?#]*\?.)/i;
