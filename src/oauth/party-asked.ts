import type { Message } from './message';
import { partyOf } from './parties';
import type { Party } from './sighting';
import { TO_A_SERVER } from './to-a-server';

/** Who receives a request. Whoever is asked for tokens in so many words is an authorization server, before its answer has shown it. */
export const partyAsked = (
  url: string,
  top: string,
  message: Message<unknown> | null,
  known: Parameters<typeof partyOf>[2],
): Party => {
  const party = partyOf(url, top, known);
  const asksIssuer = message !== null && (TO_A_SERVER.has(message.says) || message.says === 'authorization-request');
  return party === 'third' && asksIssuer ? 'issuer' : party;
};
