import type { WebRequest } from '../browser';
import type { Answer } from '../oauth/answer';
import type { Field, Observation } from '../oauth/observation';
import { fragmentOf } from './fragment';
import { frameOf } from './web-request';

/** Status and Date of every answer, and the headers that may hold a credential. A Location is an address with a fragment. */
export const fromResponseHeaders = (details: WebRequest.OnHeadersReceivedDetailsType): Observation[] => {
  const frame = frameOf(details);
  if (!frame?.exchange) return [];
  const headers = details.responseHeaders ?? [];
  const fields = headers.flatMap(({ name, value }) => {
    if (!value || isOrdinary(name)) return [];
    const lower = name.toLowerCase();
    return lower === 'set-cookie' ? cookiesIn(value) : [{ name: lower, value }];
  });
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

/**
 * What a server sets, whether the browser keeps it or not: where it is kept, and who can read it there, the cookie jar
 * says. Firefox puts several into one header, a line each.
 */
const cookiesIn = (header: string): Field[] =>
  header.split('\n').flatMap((cookie) => {
    const [, name, value] = COOKIE.exec(cookie) ?? [];
    return name && value ? [{ name: `set-cookie › ${name}`, value }] : [];
  });

/** RFC 6265 §5.2, of a value that is long enough for a credential. */
const COOKIE = /^\s*([^=;]{1,256}?)\s*=\s*"?([^;"]{12,})/;

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
    'permissions-policy referrer-policy server server-timing timing-allow-origin transfer-encoding upgrade vary via ' +
    'www-authenticate x-powered-by x-request-id'
  ).split(' '),
);
