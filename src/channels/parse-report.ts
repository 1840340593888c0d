import { originOf } from '../oauth/address';
import type { MessagePlace, Report, RequestType, StoredPlace, Told } from './page/report';

/** A message as a Report, or null: nothing is believed of its shape before this. */
export const parseReport = (message: unknown): Report | null => {
  if (typeof message !== 'object' || message === null) return null;
  const said = message as Record<string, unknown>;
  const told = parseTold(said);
  return told && { ...told, isTop: said.isTop === true };
};

type Said = Record<string, unknown>;

const parseTold = (said: Said): Told | null => {
  const { tell, at } = said;
  if (tell === 'hello' || tell === 'hooked' || tell === 'flooded') return { tell };
  if (!isTime(at)) return null;
  if (tell === 'address') return parseAddress(said, at);
  if (tell === 'stored') return parseStored(said, at);
  if (tell === 'message') return parseMessage(said, at);
  return tell === 'exchange' ? parseExchange(said, at) : null;
};

const parseAddress = ({ href }: Said, at: number): Told | null =>
  isText(href) && originOf(href) !== null ? { tell: 'address', href, at } : null;

const parseStored = ({ place, entries, again }: Said, at: number): Told | null => {
  const known = oneOf(STORED_PLACES, place);
  return known && isPairs(entries) ? { tell: 'stored', place: known, entries, again: again === true, at } : null;
};

const parseMessage = ({ place, key, text, url, to, heard }: Said, at: number): Told | null => {
  const known = oneOf(MESSAGE_PLACES, place);
  if (!known || !isText(key) || !isText(text) || (url !== undefined && !(isText(url) && URL.canParse(url))))
    return null;
  return {
    tell: 'message',
    place: known,
    key,
    text,
    ...(url !== undefined && { url }),
    ...(isText(to) && (to === 'null' || originOf(to) === to) && { to }),
    heard: heard === true,
    at,
  };
};

const parseExchange = (said: Said, at: number): Told | null => {
  const { number, method, url, type, sentAt, status, requestHeaders, requestBody, responseBody, responseType } = said;
  if (
    typeof number !== 'number' ||
    typeof status !== 'number' ||
    !isText(method) ||
    !isText(url) ||
    originOf(url) === null
  )
    return null;
  return {
    tell: 'exchange',
    number,
    method: method.slice(0, 20),
    url,
    type: oneOf(REQUEST_TYPES, type) ?? 'fetch',
    sentAt: isTime(sentAt) ? sentAt : at,
    at,
    status,
    ...(isPairs(requestHeaders) && { requestHeaders }),
    ...(isText(requestBody) && { requestBody }),
    ...(isText(responseBody) && { responseBody }),
    ...(isText(responseType) && { responseType }),
  };
};

const LONGEST = 2 ** 20;
/** A page's clock may be wrong, and a page may lie: a report is of now, give or take. ms. */
const APART_MS = 10 * 60_000;

/** Typed so that a new name in the type is asked for here too. */
const namesOf = <T extends string>(names: Record<T, true>) => Object.keys(names) as T[];
const STORED_PLACES = namesOf<StoredPlace>({
  'local-storage': true,
  'session-storage': true,
  'indexed-db': true,
  'cache-storage': true,
  document: true,
  history: true,
  'window-name': true,
});
const MESSAGE_PLACES = namesOf<MessagePlace>({ 'post-message': true, websocket: true });
const REQUEST_TYPES = namesOf<RequestType>({ fetch: true, xmlhttprequest: true, beacon: true, eventsource: true });

const oneOf = <T extends string>(names: readonly T[], value: unknown): T | undefined =>
  names.find((name) => name === value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value - Date.now()) < APART_MS;
const isPairs = (value: unknown): value is [string, string][] =>
  Array.isArray(value) &&
  value.length <= 10_000 &&
  value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));
