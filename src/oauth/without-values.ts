import { originOf } from './address';
import { withEvidence } from './evidence';
import type { Fingerprint } from './fingerprint';
import type { Masker } from './mask';
import { MARKS, type Message, SLOTS } from './message';

/** A message with a fingerprint in place of every value that could be used, and every other text masked: all that may outlive its event. */
export const withoutValues = async (
  message: Message<string>,
  fingerprint: Fingerprint,
  masker: Masker,
): Promise<Message<string>> => {
  const said: Record<string, unknown> = {};
  for (const [slot, value] of Object.entries(await withEvidence(message))) {
    if (typeof value !== 'string') said[slot] = value;
    else if (slot in SLOTS || MARKS.has(slot)) said[slot] = await fingerprint(value);
    else if (slot === 'redirectUri') said[slot] = await withoutQuery(value, masker);
    else if (SHORT.has(slot)) said[slot] = (await masker.text(value)).slice(0, LONGEST_WORD);
    else said[slot] = await masker.text(value, true);
  }
  return said as Message<string>;
};

/** Words of a protocol, by whoever sent them. */
const SHORT: ReadonlySet<string> = new Set(['error', 'responseType', 'responseMode', 'method', 'prompt']);

/** Its host names a receiver, which no random part of it may hide. */
const withoutQuery = async (address: string, masker: Masker): Promise<string> => {
  const bare = address.replace(/[?#].*$/s, '');
  const origin = originOf(bare);
  return origin === null
    ? masker.text(bare)
    : (await masker.text(origin, true)) + (await masker.text(new URL(bare).pathname));
};

const LONGEST_WORD = 64;
