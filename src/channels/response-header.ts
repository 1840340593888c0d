import type { WebRequest } from '../browser';
import type { Answer, Field, Observation } from '../oauth/observation';
import { fragmentOf } from './fragment';
import { frameOf } from './web-request';

/** Status and Date of every answer, and the headers that may hold a credential. A Location is an address with a fragment. */
export const fromResponseHeaders = (details: WebRequest.OnHeadersReceivedDetailsType): Observation[] => {
  const frame = frameOf(details);
  if (!frame?.exchange) return [];
  const headers = details.responseHeaders ?? [];
  const fields: Field[] = headers
    .filter(({ name, value }) => value && !isOrdinary(name))
    .map(({ name, value = '' }) => ({ name: name.toLowerCase(), value }));
  const answered = { ...frame, exchange: { ...frame.exchange, answer: answerOf(details, headers) } };
  const location = headers.find(({ name }) => name.toLowerCase() === 'location')?.value;
  const fragment = location ? fragmentOf(location, { ...frame, exchange: null }) : [];
  return [{ ...answered, channel: 'response-header', fields }, ...fragment];
};

type Headers = NonNullable<WebRequest.OnHeadersReceivedDetailsType['responseHeaders']>;

const answerOf = ({ statusCode, ...rest }: WebRequest.OnHeadersReceivedDetailsType, headers: Headers): Answer => {
  const headerOf = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const isCached =
    statusCode === 304 || Number(headerOf('age') ?? 0) > 0 || (rest as { fromCache?: boolean }).fromCache === true;
  const date = isCached ? Number.NaN : Date.parse(headerOf('date') ?? '');
  // Each scheme may have a line of its own (RFC 9110 §11.6.1).
  const challenges = headers.filter(({ name }) => name.toLowerCase() === 'www-authenticate');
  const error = /\berror="?([\w-]{1,64})/.exec(challenges.map(({ value }) => value).join())?.[1];
  return { status: statusCode, ...(Number.isFinite(date) && { date }), ...(error && { error }) };
};

/** Set-Cookie is read with its attributes from the cookie jar. */
const isOrdinary = (name: string): boolean => {
  const lower = name.toLowerCase();
  return (
    /^(?:access-control|cross-origin|content|x-content|x-frame|x-xss|strict|report|sec)-/.test(lower) ||
    ORDINARY.has(lower)
  );
};

const ORDINARY: ReadonlySet<string> = new Set(
  (
    'accept-ranges age alt-svc cache-control connection date etag expires keep-alive last-modified link location nel p3p pragma ' +
    'permissions-policy referrer-policy server server-timing set-cookie timing-allow-origin transfer-encoding upgrade vary via ' +
    'www-authenticate x-powered-by x-request-id'
  ).split(' '),
);
