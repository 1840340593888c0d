import { bodyText } from './body-text';
import { apply, getterOf, methodOf, quietly, wrap, wrapConstructor } from './disguise';
import { type Exchange, giveBody, isCredentialHeader, openExchange, ownMember, tellRequest } from './exchange';
import { answeredBy } from './hook-response';
import { memory } from './memory';
import { outbox } from './outbox';

/** Sees what the page fetches: the call as it is made, and the answer once it is there. */
export const hookFetch = (): void => {
  wrap(globalThis, 'fetch', (target, self, args) => {
    const promise = apply(target, self, args);
    const exchange = outbox.wanted ? quietly(() => describe(args)) : undefined;
    return exchange ? answered(promise as Promise<Response>, exchange) : promise;
  });
  // A Request does not give its body away again without being disturbed: what it was made of is remembered instead.
  wrapConstructor('Request', (request, args) => {
    if (!outbox.wanted) return;
    const body = bodyText(ownMember(args[1], 'body')) ?? (isObject(args[0]) ? recall(args[0]) : undefined);
    if (body !== undefined) remember(request, body);
  });
  wrap(Request.prototype, 'clone', (target, self, args) => {
    const copy = apply(target, self, args) as object;
    const body = recall(self as object);
    if (body !== undefined) remember(copy, body);
    return copy;
  });
};

/** An async function settles a promise of the page's own realm, and an error nobody handles is still reported once. */
const answered = async (promise: Promise<Response>, exchange: Exchange): Promise<Response> => {
  let response: Response;
  try {
    response = await promise;
  } catch (reason) {
    // Sent it was: a server that forbids the page its answer has it all the same.
    quietly(() => tellRequest(exchange));
    throw reason;
  }
  quietly(() => answeredBy(response, exchange));
  return response;
};

const { remember, recall } = memory<string | Promise<unknown>>();
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const header = methodOf(Headers.prototype, 'get');
const requestUrl = getterOf(Request.prototype, 'url');
const requestMethod = getterOf(Request.prototype, 'method');
const requestHeaders = getterOf(Request.prototype, 'headers');
const hrefOf = getterOf(URL.prototype, 'href');
const Address = URL;
const { keys } = Object;
const { isArray } = Array;

const describe = (args: unknown[]): Exchange | undefined => {
  const input = args[0];
  const init = args[1];
  const isRequest = isObject(input) && quietly(() => typeof requestUrl(input) === 'string') === true;
  const address = typeof input === 'string' ? input : isRequest ? requestUrl(input) : quietly(() => hrefOf(input));
  if (typeof address !== 'string') return undefined;
  const stated = ownMember(init, 'method');
  const method = typeof stated === 'string' ? stated : isRequest ? String(requestMethod(input)) : 'GET';
  const exchange = openExchange('fetch', method, new Address(address, document.baseURI).href);
  giveBody(exchange, bodyText(ownMember(init, 'body')) ?? (isRequest ? recall(input) : undefined));
  const headers = credentials(ownMember(init, 'headers') ?? (isRequest ? requestHeaders(input) : undefined));
  if (headers.length > 0) exchange.requestHeaders = headers;
  return exchange;
};

/** From a Headers object, an array of pairs or a plain object; what has getters is left alone. */
const credentials = (headers: unknown): [string, string][] => {
  const found: [string, string][] = [];
  if (!isObject(headers)) return found;
  const take = (name: unknown, value: unknown) => {
    if (typeof name === 'string' && typeof value === 'string' && isCredentialHeader(name))
      found[found.length] = [name.toLowerCase(), value];
  };
  if (isArray(headers)) {
    for (let at = 0; at < headers.length; at++) {
      const pair = ownMember(headers, String(at));
      take(ownMember(pair, '0'), ownMember(pair, '1'));
    }
    return found;
  }
  const isHeaders = quietly(() => {
    take('authorization', header(headers, 'authorization'));
    take('dpop', header(headers, 'dpop'));
    return true;
  });
  const names = isHeaders ? [] : keys(headers);
  for (let at = 0; at < names.length; at++) take(names[at], ownMember(headers, names[at] ?? ''));
  return found;
};
