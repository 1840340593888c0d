import { excerpt, sieve, sieveValue } from '../../oauth/sieve';
import { getOwnPropertyDescriptor, getterOf, methodOf } from './disguise';
import { outbox } from './outbox';
import type { ExchangeReport } from './report';

/** One request of the page, from its call to the last time its answer was read. */
export type Exchange = Omit<ExchangeReport, 'at' | 'responseBody' | 'responseType'> & { told: boolean };

const LONGEST = 2 ** 20;
/** Below what the isolated script lets through in one second. */
const LONGEST_TOLD = 131_072;
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
});

/** The request itself, once it has its status: the browser may not show it, where only one of its two origins is granted. */
export const tellRequest = (exchange: Exchange): void => {
  const { told, ...report } = exchange;
  const carries =
    (report.requestBody !== undefined && sieve(report.requestBody)) || report.requestHeaders !== undefined;
  if (told || !carries) return;
  exchange.told = true;
  outbox.put({ ...report, at: now() });
};

/** A body the page has read, as text or as what it parsed to. */
export const tellResponse = (exchange: Exchange, body: unknown, mediaType: string): void => {
  const text = textOf(body);
  if (text === undefined) return;
  const { told, requestBody, requestHeaders, ...report } = exchange;
  const request = told ? {} : { ...(requestBody && { requestBody }), ...(requestHeaders && { requestHeaders }) };
  exchange.told = true;
  outbox.put({ ...report, ...request, at: now(), responseBody: excerpt(text, LONGEST_TOLD), responseType: mediaType });
};

/** Media types whose bodies are looked at: JSON, forms and text; never an event stream. */
export const isInteresting = (mediaType: unknown): mediaType is string =>
  typeof mediaType === 'string' && INTERESTING.test(mediaType);

/** A body that a page gives to a request, where reading it runs none of the page's code. */
export const bodyText = (body: unknown): string | undefined => {
  const text = typeof body === 'string' ? body : isFormParameters(body) ? formText(body) : undefined;
  return typeof text === 'string' && text.length <= LONGEST ? excerpt(text, LONGEST_TOLD) : undefined;
};

/** A member of an object the page made, unless a getter stands there. */
export const ownMember = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null ? getOwnPropertyDescriptor(object, name)?.value : undefined;

/** Headers that carry a credential by their definition. */
export const isCredentialHeader = (name: string): boolean => /^(?:authorization|dpop)$/i.test(name);

const now = Date.now;
const stringify = JSON.stringify;
const decoder = new TextDecoder();
const decode = methodOf(TextDecoder.prototype, 'decode');
const sizeOf = getterOf(ArrayBuffer.prototype, 'byteLength');
const formText = methodOf(URLSearchParams.prototype, 'toString');
const formSize = getterOf(URLSearchParams.prototype, 'size');

const isFormParameters = (body: unknown): boolean => {
  if (typeof body !== 'object' || body === null) return false;
  try {
    return typeof formSize(body) === 'number';
  } catch {
    return false;
  }
};

const textOf = (body: unknown): string | undefined => {
  if (typeof body === 'string') return body.length <= LONGEST && sieve(body) ? body : undefined;
  if (body instanceof ArrayBuffer) {
    if (Number(sizeOf(body)) > LONGEST) return undefined;
    const text = String(decode(decoder, body));
    return sieve(text) ? text : undefined;
  }
  if (typeof body !== 'object' || body === null || !sieveValue(body)) return undefined;
  const text = stringify(body);
  return text.length <= LONGEST ? text : undefined;
};
