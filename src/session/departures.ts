import type { Facts } from '../oauth/grant';
import type { Token } from '../oauth/token';
import { grantOf, type Happened, happen, lastOf, newGrant, openGrant } from './grants';
import { loggedOut } from './logouts';
import { lastAccess } from './replacements';
import { authorizationAsked, calledBack } from './sign-in';
import type { Pending, SiteMemory } from './site-memory';

/** A message on its way, and where from: a request, or a fragment that no server is sent. */
export type Departing = Pick<Pending, 'message' | 'at' | 'origin' | 'plain' | 'type' | 'place'> & {
  request: string | null;
  initiator?: string | undefined;
};

/** What a rule or an event needs to know of a token, by its fingerprint. */
export type TokenLookup = (id: string) => Token | undefined;

/** What a request says as it leaves (rules §5.2, E1, E2, E3, E7, E11). `offsetMs`: server clock minus local clock. */
export const departed = (
  memory: SiteMemory,
  departing: Departing,
  tokenOf: TokenLookup,
  offsetMs: number,
): Happened[] => {
  const { message } = departing;
  if (message?.says === 'authorization-request') return authorizationAsked(memory, departing, message);
  if (message?.says === 'callback') return calledBack(memory, departing, message);
  if (message?.says === 'logout') return loggedOut(memory, departing, message);
  if (message?.says === 'token-request') askForTokens(memory, departing, message, tokenOf, offsetMs);
  return [];
};

type TokenRequest = Extract<NonNullable<Pending['message']>, { says: 'token-request' }>;

/** It is judged with its answer: the headers that authenticate the client, or bind it to a key, are still to come. */
const askForTokens = (
  memory: SiteMemory,
  { at, origin, plain }: Departing,
  message: TokenRequest,
  tokenOf: TokenLookup,
  offsetMs: number,
): void => {
  const { refresh, code, verifier, challenge, client, verifierFault } = message;
  if (refresh !== undefined) {
    const grant = openGrant(memory, [refresh], origin, client);
    const access = lastAccess(grant);
    const end = access === undefined ? undefined : tokenOf(access)?.expiresAt;
    happen(grant, 'refresh_requested', at, refresh, end === undefined ? {} : { leftMs: end - (at + offsetMs) });
  } else if (code !== undefined) {
    const ids = [code, challenge, verifier];
    // A sign-in of its own, whatever of the same client was in use before.
    const isKnown = ids.some((id) => grantOf(memory, id) !== undefined);
    const grant = (isKnown ? openGrant : newGrant)(memory, ids, origin, client);
    const answered = lastOf(grant, 'callback', code);
    const facts: Facts = { hasVerifier: verifier !== undefined, plain };
    if (challenge !== undefined) facts.challenge = challenge;
    if (verifier !== undefined) facts.plainChallenge = verifier;
    if (verifierFault) facts.verifierFault = verifierFault;
    if (answered) facts.afterMs = at - answered.at;
    happen(grant, 'code_exchange', at, code, facts);
  }
};
