import { apply, getterOf, methodOf, prototypeOf, quietly, wrap, wrapAccessor, wrapConstructor } from './disguise';
import { ownMember } from './exchange';
import { memory } from './memory';
import { tellMessage } from './message';

/** Sees what passes between a page and its workers, through its ports and over its sockets. */
export const hookMessages = (): void => {
  for (const name of SENDERS)
    wrap(prototypeOf(name), 'postMessage', (target, self, args) => {
      const result = apply(target, self, args);
      // Once it is cloned: what cannot be, and would run the page's code, has thrown.
      quietly(() => tellMessage('post-message', name, args[0]));
      return result;
    });
  wrap(sockets, 'send', (target, self, args) => {
    const result = apply(target, self, args);
    quietly(() => {
      if (typeof args[0] === 'string') tellMessage('websocket', 'frame sent', args[0], String(urlOf(self)));
    });
    return result;
  });
  wrapConstructor('WebSocket', (socket, args) => {
    const protocols = typeof args[1] === 'string' ? [args[1]] : args[1];
    for (let at = 0; at < Number(ownMember(protocols, 'length')) && at < MOST_PROTOCOLS; at++) {
      const protocol = ownMember(protocols, String(at));
      if (typeof protocol === 'string') tellMessage('websocket', 'sub-protocol', protocol, String(urlOf(socket)));
    }
  });
  // Nobody listens for whom the page does not listen: a port that nobody hears is not started, a socket may be collected.
  wrap(EventTarget.prototype, 'addEventListener', (target, self, args) => {
    if (args[0] === 'message' && self) quietly(() => listenTo(self as object));
    return apply(target, self, args);
  });
  for (const { name } of RECEIVERS)
    wrapAccessor(prototypeOf(name), 'onmessage', 'set', (target, self, args) => {
      if (self) quietly(() => listenTo(self as object));
      return apply(target, self, args);
    });
};

const SENDERS = ['Worker', 'MessagePort', 'ServiceWorker'] as const;
const MOST_PROTOCOLS = 20;

const sockets = prototypeOf('WebSocket');
const urlOf = getterOf(sockets, 'url');
const dataOf = getterOf(MessageEvent.prototype, 'data');
const listen = methodOf(EventTarget.prototype, 'addEventListener');
const { remember, recall } = memory<true>();

type Hear = (self: object, data: unknown) => void;
const posted =
  (key: string): Hear =>
  (_, data) =>
    tellMessage('post-message', key, data);

/** Each class that receives messages; its own getter throws on an object of another. */
const RECEIVERS = (
  [
    ['Worker', posted('Worker')],
    ['ServiceWorkerContainer', posted('ServiceWorker')],
    [
      'WebSocket',
      (self, data) => {
        if (typeof data === 'string') tellMessage('websocket', 'frame received', data, String(urlOf(self)));
      },
    ],
    ['MessagePort', posted('MessagePort')],
  ] as const satisfies readonly (readonly [string, Hear])[]
).map(([name, hear]) => ({ name, hear, isIt: getterOf(prototypeOf(name), 'onmessage') }));

const listenTo = (self: object): void => {
  if (recall(self)) return;
  for (let at = 0; at < RECEIVERS.length; at++) {
    const receiver = RECEIVERS[at];
    if (!receiver || quietly(() => receiver.isIt(self)) === undefined) continue;
    remember(self, true);
    listen(self, 'message', (event: unknown) => quietly(() => receiver.hear(self, dataOf(event))));
    return;
  }
};
