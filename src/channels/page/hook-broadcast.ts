import { getterOf, prototypeOf, wrapConstructor } from './disguise';
import { outbox } from './outbox';

/**
 * Tells the names of the broadcast channels that the page makes: they cannot be listed, and the isolated script, which
 * joins them, hears everything on them for itself.
 */
export const hookBroadcast = (): void => {
  const nameOf = getterOf(prototypeOf('BroadcastChannel'), 'name');
  wrapConstructor('BroadcastChannel', (channel) => outbox.put({ tell: 'channel', name: String(nameOf(channel)) }));
};
