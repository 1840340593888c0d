import { apply, getterOf, methodOf, quietly, wrap } from './disguise';
import {
  bodyText,
  type Exchange,
  isCredentialHeader,
  isInteresting,
  openExchange,
  ownMember,
  tellRequest,
  tellResponse,
} from './exchange';
import { outbox } from './outbox';

/** Sees what the page fetches through the page's own reading of it: nothing is read twice, nothing that it did not read. */
export const hookFetch = (): void => {
  wrap(globalThis, 'fetch', (target, self, args) => {
    const promise = apply(target, self, args);
    const exchange = outbox.wanted ? quietly(() => describe(args)) : undefined;
    return exchange ? answered(promise as Promise<Response>, exchange) : promise;
  });
  for (const name of ['text', 'json', 'arrayBuffer'] as const) {
    wrap(Response.prototype, name, (target, self, args) => {
      const promise = apply(target, self, args);
      const exchange = recall(self as object);
      return exchange ? read(promise as Promise<unknown>, exchange, self) : promise;
    });
  }
  wrap(Response.prototype, 'clone', (target, self, args) => {
    const copy = apply(target, self, args);
    const exchange = recall(self as object);
    if (exchange) remember(copy, exchange);
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
  quietly(() => {
    exchange.status = Number(statusOf(response));
    exchange.url = String(urlOf(response)) || exchange.url;
    if (isInteresting(mediaTypeOf(response))) remember(response, exchange);
    tellRequest(exchange);
  });
  return response;
};

const read = async (promise: Promise<unknown>, exchange: Exchange, response: unknown): Promise<unknown> => {
  const body = await promise;
  quietly(() => tellResponse(exchange, body, String(mediaTypeOf(response))));
  return body;
};

const responses = new WeakMap<object, Exchange>();
const remember = responses.set.bind(responses);
const recall = responses.get.bind(responses);

const statusOf = getterOf(Response.prototype, 'status');
const urlOf = getterOf(Response.prototype, 'url');
const headersOf = getterOf(Response.prototype, 'headers');
const header = methodOf(Headers.prototype, 'get');
const mediaTypeOf = (response: unknown): unknown => header(headersOf(response), 'content-type');

const requestUrl = getterOf(Request.prototype, 'url');
const requestMethod = getterOf(Request.prototype, 'method');
const requestHeaders = getterOf(Request.prototype, 'headers');
const hrefOf = getterOf(URL.prototype, 'href');
const Address = URL;

const describe = ([input, init]: unknown[]): Exchange | undefined => {
  const isRequest = typeof input === 'object' && quietly(() => typeof requestUrl(input) === 'string') === true;
  const address = typeof input === 'string' ? input : isRequest ? requestUrl(input) : quietly(() => hrefOf(input));
  if (typeof address !== 'string') return undefined;
  const stated = ownMember(init, 'method');
  const method = typeof stated === 'string' ? stated : isRequest ? String(requestMethod(input)) : 'GET';
  const exchange = openExchange('fetch', method, new Address(address, document.baseURI).href);
  const body = bodyText(ownMember(init, 'body'));
  const headers = credentials(ownMember(init, 'headers') ?? (isRequest ? requestHeaders(input) : undefined));
  return Object.assign(
    exchange,
    body !== undefined && { requestBody: body },
    headers.length > 0 && { requestHeaders: headers },
  );
};

/** From a Headers object, an array of pairs or a plain object; what has getters is left alone. */
const credentials = (headers: unknown): [string, string][] => {
  const found: [string, string][] = [];
  const take = (name: unknown, value: unknown) => {
    if (typeof name === 'string' && typeof value === 'string' && isCredentialHeader(name))
      found.push([name.toLowerCase(), value]);
  };
  if (Array.isArray(headers)) for (const pair of headers) take(ownMember(pair, '0'), ownMember(pair, '1'));
  else if (headers instanceof Headers) for (const name of ['authorization', 'dpop']) take(name, header(headers, name));
  else if (typeof headers === 'object' && headers !== null)
    for (const name of Object.keys(headers)) take(name, ownMember(headers, name));
  return found;
};
