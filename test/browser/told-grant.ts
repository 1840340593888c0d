import type { EventKind, Facts, LifecycleEvent } from '../../src/oauth/grant';

/**
 * A grant in words, to be compared: what the extension tells of it, or what it has to tell by the servers' journal. Tokens
 * stand there by their role ("refresh 2"), never by value or fingerprint, so that a failure prints none.
 */
export type ToldGrant = {
  /** "login.idp.test lab-spa" */
  of: string;
  /** In the order of time. */
  events: string[];
  /** Of `token_stored`, whose moment is the storage reading's: sorted. */
  stored: string[];
};

/** What an event is told by: its kind, how it is known, its token, and the facts that tell it from others. */
export const tell = (
  kind: EventKind,
  evidence: LifecycleEvent['evidence'],
  token: string | undefined,
  facts: Facts,
): string => {
  const said = (TELLING[kind] ?? [])
    .filter((name) => facts[name] !== undefined && facts[name] !== false && facts[name] !== '')
    .map((name) => `${name}=${facts[name]}`);
  return [
    kind,
    ...(evidence === 'seen' ? [] : [evidence]),
    ...(token === undefined ? [] : [`[${token}]`]),
    ...said,
  ].join(' ');
};

const USE = ['target', 'status', 'error', 'party', 'scheme', 'proof', 'replayed'];

/** The facts that are compared, by kind; the others are times, addresses and fingerprints. */
const TELLING: Partial<Record<EventKind, readonly string[]>> = {
  authorization_request: ['prompt', 'framed'],
  callback: ['mode', 'matches'],
  authorization_error: ['error'],
  code_exchange: ['status', 'error', 'hasVerifier', 'bound'],
  token_issued: ['access', 'refresh', 'idToken', 'renewed', 'bound'],
  token_used: [...USE, 'count'],
  token_rejected: [...USE, 'count'],
  expired: ['source'],
  token_stored: ['channel'],
  refresh_requested: ['bound'],
  refreshed: ['sent', 'replaces'],
  rotated: ['previous'],
  refresh_refused: ['sent', 'error'],
  silent_renew: ['error', 'continues'],
  revoked: ['status'],
  revoked_inferred: ['by', 'target'],
  logout: ['by', 'status'],
  new_grant: ['follows', 'after'],
};
