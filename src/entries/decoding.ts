import type { Scope } from '../views/scope';
import { send } from './send';

/** What decodes is loaded when something is pasted. */
export const decode: Scope['decode'] = async (text) => (await import('../oauth/decode-pasted')).decodePasted(text);

/** A background that cannot be reached has nothing to hand over. */
export const selected: Scope['selected'] = async () => {
  const text = await send({ ask: 'selected' }).catch(() => null);
  return typeof text === 'string' ? text : null;
};
