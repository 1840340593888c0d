import { excerpt, sieve } from '../../oauth/sieve';
import { valueText } from './body-text';
import { LONGEST_TOLD } from './exchange';
import { outbox } from './outbox';
import type { MessageReport } from './report';

/**
 * Tells of a message that holds a word of a credential. A page may be a million messages loud: of each second the first
 * ones are told, so that its requests still have their say.
 */
export const tellMessage = (place: MessageReport['place'], key: string, value: unknown, url?: string): void => {
  if (!outbox.wanted) return;
  const text = valueText(value, MOST_LOOKED_AT);
  if (text === undefined || !sieve(text)) return;
  const at = now();
  if (at - since > 1_000) {
    since = at;
    count = 0;
  }
  if (++count > MOST_A_SECOND) return;
  const told = { place, key, text: excerpt(text, LONGEST_TOLD), heard: false, at };
  outbox.put({ tell: 'message', ...told, ...(url !== undefined && { url }) });
};

const now = Date.now;
const MOST_LOOKED_AT = 1_000;
const MOST_A_SECOND = 20;
let since = 0;
let count = 0;
