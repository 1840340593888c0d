import { browser } from '../browser';
import type { Intent } from '../intents';

/**
 * Sends an intent; what comes of it is a change of storage, but for the text of `selected`. Apart from what hears it, which
 * is a kilobyte that no page needs.
 */
export const send = (intent: Intent): Promise<unknown> => browser.runtime.sendMessage(intent);
