import { answerText, bodyText } from './body-text';
import { apply, getterOf, methodOf, quietly, wrap } from './disguise';
import {
  type Exchange,
  giveBody,
  isCredentialHeader,
  isInteresting,
  openExchange,
  tellRequest,
  tellResponse,
} from './exchange';
import { memory } from './memory';
import { outbox } from './outbox';

/** Sees XMLHttpRequests: the answer is looked at after the page's own handlers have run, in the type the page asked for. */
export const hookXhr = (): void => {
  wrap(prototype, 'open', (target, self, args) => {
    const result = apply(target, self, args);
    quietly(() => {
      const method = args[0];
      const address = args[1];
      if (!outbox.wanted || typeof method !== 'string') return;
      const href = typeof address === 'string' ? address : String(hrefOf(address));
      remember(self as object, openExchange('xmlhttprequest', method, new Address(href, document.baseURI).href));
    });
    return result;
  });
  wrap(prototype, 'setRequestHeader', (target, self, args) => {
    const result = apply(target, self, args);
    quietly(() => {
      const name = args[0];
      const value = args[1];
      const exchange = recall(self as object);
      if (!exchange || typeof name !== 'string' || typeof value !== 'string' || !isCredentialHeader(name)) return;
      exchange.requestHeaders ??= [];
      exchange.requestHeaders[exchange.requestHeaders.length] = [name.toLowerCase(), value];
    });
    return result;
  });
  wrap(prototype, 'send', (target, self, args) => {
    quietly(() => {
      const exchange = recall(self as object);
      if (!exchange || !outbox.wanted) return;
      giveBody(exchange, bodyText(args[0]));
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
  if (!isOwn || exchange.status === 0 || !isInteresting(mediaType)) return;
  const type = String(typeOf(xhr));
  // A document is parsed, and to write it out again is to walk it.
  if (type === 'document') return;
  const body = type === '' || type === 'text' ? textOf(xhr) : bodyOf(xhr);
  tellResponse(exchange, type === 'json' ? answerText(body) : bodyText(body), mediaType);
};

const { remember, recall } = memory<Exchange>();

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
