import { bodyText } from './body-text';
import { apply, getterOf, prototypeOf, quietly, wrap } from './disguise';
import { giveBody, openExchange, tellRequest } from './exchange';
import { outbox } from './outbox';

/** Sees what a page sends without waiting for an answer. */
export const hookBeacon = (): void =>
  wrap(prototypeOf('Navigator'), 'sendBeacon', (target, self, args) => {
    const isQueued = apply(target, self, args);
    quietly(() => {
      const address = typeof args[0] === 'string' ? args[0] : hrefOf(args[0]);
      if (isQueued !== true || !outbox.wanted || typeof address !== 'string') return;
      const exchange = openExchange('beacon', 'POST', new Address(address, document.baseURI).href);
      giveBody(exchange, bodyText(args[1]));
      tellRequest(exchange);
    });
    return isQueued;
  });

const hrefOf = getterOf(URL.prototype, 'href');
const Address = URL;
