import type { Says } from './message';

/** Requests that an authorization server takes a token or a code with, and its client's authentication. */
export const TO_A_SERVER: ReadonlySet<Says> = new Set(['token-request', 'revocation-request', 'introspection-request']);
