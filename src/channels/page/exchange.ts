import { excerpt, sieve } from '../../oauth/sieve';
import { getOwnPropertyDescriptor, onceSettled } from './disguise';
import { outbox } from './outbox';
import type { ExchangeReport } from './report';

/** One request of the page, from its call to the last time its answer was read. */
export type Exchange = Omit<ExchangeReport, 'at' | 'responseBody' | 'responseType'> & { told: boolean; sent: boolean };

/** Below what the isolated script lets through in one second. */
export const LONGEST_TOLD = 131_072;
const INTERESTING = /^(?:application\/(?:[\w.+-]*json|x-www-form-urlencoded|jwt)|text\/(?!event-stream)[\w.+-]+)\b/i;

let count = 0;

export const openExchange = (type: Exchange['type'], method: string, url: string): Exchange => ({
  number: ++count,
  method: method.toUpperCase(),
  url,
  type,
  sentAt: now(),
  status: 0,
  told: false,
  sent: false,
});

/** What the page sends with it: of a file the text comes later, perhaps after the answer. */
export const giveBody = (exchange: Exchange, body: string | Promise<unknown> | undefined): void => {
  if (body === undefined) return;
  if (typeof body === 'string') exchange.requestBody = excerpt(body, LONGEST_TOLD);
  else
    onceSettled(body, (text) => {
      giveBody(exchange, String(text));
      exchange.told = false;
      if (exchange.sent) tellRequest(exchange);
    });
};

/** The request itself, once it has its status: the browser may not show it, where only one of its two origins is granted. */
export const tellRequest = (exchange: Exchange): void => {
  exchange.sent = true;
  const { told, sent, ...report } = exchange;
  const carries =
    (report.requestBody !== undefined && sieve(report.requestBody)) || report.requestHeaders !== undefined;
  if (told || !carries) return;
  exchange.told = true;
  outbox.put({ tell: 'exchange', ...report, at: now() });
};

/** A body the page has read, as text; nothing is told of one that holds no word of a credential. */
export const tellResponse = (
  exchange: Exchange,
  body: string | Promise<unknown> | undefined,
  mediaType: string,
): void => {
  if (typeof body === 'object') onceSettled(body, (text) => tellResponse(exchange, String(text), mediaType));
  if (typeof body !== 'string' || !(sieve(body) || holdsKeys(body))) return;
  const { told, sent, requestBody, requestHeaders, ...report } = exchange;
  const request = told ? {} : { ...(requestBody && { requestBody }), ...(requestHeaders && { requestHeaders }) };
  exchange.told = true;
  const responseBody = excerpt(body, LONGEST_TOLD);
  outbox.put({ tell: 'exchange', ...report, ...request, at: now(), responseBody, responseType: mediaType });
};

/** What an issuer publishes to verify with (RFC 7517 §5) holds no word of a credential. */
const holdsKeys = (body: string): boolean => body.includes('kty"') && body.includes('"keys"');

/** Media types whose bodies are looked at: JSON, forms and text; never an event stream. */
export const isInteresting = (mediaType: unknown): mediaType is string =>
  typeof mediaType === 'string' && INTERESTING.test(mediaType);

/** A member of an object the page made, unless a getter stands there. */
export const ownMember = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null ? getOwnPropertyDescriptor(object, name)?.value : undefined;

/** Headers that carry a credential by their definition. */
export const isCredentialHeader = (name: string): boolean => /^(?:authorization|dpop)$/i.test(name);

const now = Date.now;
