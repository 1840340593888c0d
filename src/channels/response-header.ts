import type { WebRequest } from '../browser';
import type { Field, Observation } from '../oauth/observation';
import { answerOf } from './answer-head';
import { fragmentOf } from './fragment';
import { cookiesSet, SHORTEST } from './set-cookie';
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
  const answered = { ...frame, exchange: { ...frame.exchange, answer: answerOf(details, frame) } };
  const location = headers.find(({ name }) => name.toLowerCase() === 'location')?.value;
  const fragment = location ? fragmentOf(location, { ...frame, exchange: null }) : [];
  return [{ ...answered, channel: 'response-header', fields }, ...fragment];
};

/**
 * What a server sets, whether the browser keeps it or not: where it is kept, and who can read it there, the cookie jar
 * says.
 */
const cookiesIn = (header: string): Field[] =>
  cookiesSet(header)
    .filter(({ value }) => value.length >= SHORTEST)
    .map(({ name, value }) => ({ name: `set-cookie › ${name}`, value }));

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
