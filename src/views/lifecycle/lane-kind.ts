import type { EventKind } from '../../oauth/grant';
import type { Entry, Lane } from './lane';

/** Which flow a sign-in took, as far as it was seen (RFC 6749 §1.3, RFC 7636, OpenID Connect Core §3). */
export const laneKind = (entries: readonly Entry[]): Lane['kind'] => {
  const facts = (kind: EventKind, name: string) =>
    entries.find(({ event }) => event.kind === kind && event.facts[name] !== undefined)?.event.facts[name];
  const has = (kind: EventKind) => entries.some(({ event }) => event.kind === kind);
  const asked = String(facts('authorization_request', 'responseType') ?? '').split(' ');
  const isFront = entries.some(({ event }) => event.kind === 'token_issued' && event.facts.front === true);
  const isCode = asked.includes('code') || has('code_exchange') || has('backend_exchange');
  if (isCode && (asked.length > 1 || isFront)) return 'hybrid';
  if (has('backend_exchange')) return 'backend';
  const isProven = facts('authorization_request', 'challenge') !== undefined;
  if (isCode) return isProven || facts('code_exchange', 'hasVerifier') === true ? 'code-pkce' : 'code';
  return isFront || asked.includes('token') || asked.includes('id_token') ? 'implicit' : 'unknown';
};
