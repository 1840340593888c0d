import { apply, getterOf, methodOf, quietly, wrap } from './disguise';
import {
  bodyText,
  type Exchange,
  isCredentialHeader,
  isInteresting,
  openExchange,
  tellRequest,
  tellResponse,
} from './exchange';
import { outbox } from './outbox';

/** Sees XMLHttpRequests: the answer is looked at after the page's own handlers have run, in the type the page asked for. */
export const hookXhr = (): void => {
  const { prototype } = XMLHttpRequest;
  wrap(prototype, 'open', (target, self, args) => {
    const result = apply(target, self, args);
    quietly(() => {
      const [method, address] = args;
      if (!outbox.wanted || typeof method !== 'string') return;
      const href = typeof address === 'string' ? address : String(hrefOf(address));
      remember(self as object, openExchange('xmlhttprequest', method, new Address(href, document.baseURI).href));
    });
    return result;
  });
  wrap(prototype, 'setRequestHeader', (target, self, args) => {
    const result = apply(target, self, args);
    quietly(() => {
      const [name, value] = args;
      const exchange = recall(self as object);
      if (!exchange || typeof name !== 'string' || typeof value !== 'string' || !isCredentialHeader(name)) return;
      exchange.requestHeaders = [...(exchange.requestHeaders ?? []), [name.toLowerCase(), value]];
    });
    return result;
  });
  wrap(prototype, 'send', (target, self, args) => {
    quietly(() => {
      const exchange = recall(self as object);
      if (!exchange || !outbox.wanted) return;
      const body = bodyText(args[0]);
      if (body !== undefined) exchange.requestBody = body;
      listen(self, 'loadend', () => quietly(() => ended(self, exchange)), { once: true });
    });
    return apply(target, self, args);
  });
};

const ended = (xhr: unknown, exchange: Exchange): void => {
  // Opened anew before its end, it shows another request's answer.
  const isOwn = recall(xhr as object) === exchange;
  if (isOwn) {
    exchange.status = Number(statusOf(xhr));
    exchange.url = String(urlOf(xhr)) || exchange.url;
  }
  tellRequest(exchange);
  const mediaType = header(xhr, 'content-type');
  const type = typeOf(xhr);
  if (!isOwn || exchange.status === 0 || !isInteresting(mediaType)) return;
  if (type === '' || type === 'text') tellResponse(exchange, textOf(xhr), mediaType);
  else if (type === 'json' || type === 'arraybuffer') tellResponse(exchange, bodyOf(xhr), mediaType);
};

const exchanges = new WeakMap<object, Exchange>();
const remember = exchanges.set.bind(exchanges);
const recall = exchanges.get.bind(exchanges);

const { prototype } = XMLHttpRequest;
const statusOf = getterOf(prototype, 'status');
const urlOf = getterOf(prototype, 'responseURL');
const typeOf = getterOf(prototype, 'responseType');
const textOf = getterOf(prototype, 'responseText');
const bodyOf = getterOf(prototype, 'response');
const header = methodOf(prototype, 'getResponseHeader');
const listen = methodOf(EventTarget.prototype, 'addEventListener');
const hrefOf = getterOf(URL.prototype, 'href');
const Address = URL;
