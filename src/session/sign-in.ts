import type { Facts, Grant, LifecycleEvent } from '../oauth/grant';
import type { Message } from '../oauth/message';
import { addressFacts } from './address-facts';
import type { Departing } from './departures';
import { newGrantAfter } from './endings';
import { type Happened, happen, lastOf, newGrant } from './grants';
import { LONGEST_SIGN_IN_MS, requestOf } from './request-of';
import { silentlyRenewed } from './silent-renewals';
import type { SiteMemory } from './site-memory';

type Asks = Extract<Message<string>, { says: 'authorization-request' }>;
type Pushes = Extract<Message<string>, { says: 'pushed-request' }>;
type Callback = Extract<Message<string>, { says: 'callback' }>;

/** One fragment is told by the answer that leads there, and by the page that goes there; ms. */
const TOLD_AGAIN_MS = 60_000;

/** A sign-in begins (E1), or is told again: reloaded, or passed on by its authorization server from page to page. */
export const authorizationAsked = (memory: SiteMemory, departing: Departing, asks: Asks): Happened[] => {
  const pushed = pushedBefore(memory, asks, departing);
  if (pushed) return [pushed];
  if (memory.grants.some((grant) => isKnown(memory, grant, departing, asks))) return [];
  return [begun(memory, departing, asks)];
};

/** A sign-in begins ahead of its navigation (RFC 9126): its answer has given a name for it, which is told by fingerprint. */
export const authorizationPushed = (
  memory: SiteMemory,
  departing: Departing,
  { requestUri }: Extract<Message<string>, { says: 'pushed-response' }>,
): Happened[] => {
  const { message } = departing;
  return message?.says === 'pushed-request' ? [begun(memory, departing, { ...message, requestUri })] : [];
};

const begun = (memory: SiteMemory, departing: Departing, asks: Asks | Pushes): Happened => {
  const { at, origin, plain, type, request } = departing;
  const { client, redirectUri, says: _, ...said } = asks;
  const { state, nonce, challenge } = said;
  const grant = newGrant(memory, [state, challenge, nonce, `${request ?? ''}-${at}`], origin, client);
  const facts: Facts = { ...said, ...addressFacts(redirectUri), origin, plain, framed: type === 'sub_frame' };
  return happen(grant, 'authorization_request', at, undefined, facts);
};

/** The navigation to what was sent ahead: one request, of which it is known now where it is answered. */
const pushedBefore = (
  memory: SiteMemory,
  { requestUri, prompt }: Asks,
  { plain, type }: Departing,
): Happened | null => {
  if (requestUri === undefined) return null;
  for (const grant of memory.grants.toReversed()) {
    const event = lastOf(grant, 'authorization_request');
    if (event?.facts.requestUri !== requestUri) continue;
    Object.assign(event.facts, { framed: type === 'sub_frame', ...(plain && { plain }), ...(prompt && { prompt }) });
    return { grant, event, again: true };
  }
  return null;
};

const isKnown = (
  memory: SiteMemory,
  { clientId, issuer, events }: Grant,
  { at, origin, request, initiator }: Departing,
  { client, state, nonce, challenge }: Asks,
): boolean => {
  const earlier = events.find(({ kind }) => kind === 'authorization_request');
  if (!earlier || clientId !== client || issuer !== origin) return false;
  const { facts } = earlier;
  const isSame = facts.state === state && facts.nonce === nonce && facts.challenge === challenge;
  if (isSame && (nonce !== undefined || challenge !== undefined)) return true;
  const isOpen =
    !events.some(({ kind }) => kind === 'callback' || kind === 'authorization_error') &&
    at - earlier.at < LONGEST_SIGN_IN_MS;
  const isRedirect = memory.pending.some(
    (one) => one.request === request && one.at !== at && one.message?.says === 'authorization-request',
  );
  return isOpen && (isSame || initiator === origin || isRedirect);
};

/** What comes back to the application (E2, E2e), and the tokens that come with it (E4). */
export const calledBack = (memory: SiteMemory, departing: Departing, callback: Callback): Happened[] => {
  const { at, plain, place } = departing;
  const { code, access, idToken, issuer, error, state } = callback;
  const found = requestOf(memory, callback, departing);
  if (error !== undefined) {
    const facts = { error, ...(state !== undefined && { state }), ...(issuer !== undefined && { issuer }) };
    const { grant } = found;
    if (!grant || isToldAgain(lastOf(grant, 'authorization_error'), departing)) return [];
    return [happen(grant, 'authorization_error', at, undefined, facts), ...silentlyRenewed(memory, grant, at, error)];
  }
  // A fragment is told of wherever an answer leads to it, and a message may say anything: a callback where its request is known.
  if (!found.grant && TOLD_BESIDE.has(place?.channel)) return [];
  const grant = found.grant ?? newGrant(memory, [code, idToken, access], issuer ?? '', undefined);
  const token = code ?? access ?? idToken;
  const told = grant.events.findLast((event) => event.kind === 'callback' && event.token === token);
  // A popup hands on to the page what came to it.
  if (told && place?.channel === 'post-message') return [];
  if (told && isToldAgain(told, departing)) {
    Object.assign(told.facts, { plain });
    return [{ grant, event: told, again: true }];
  }
  const { says: _, code: __, error: ___, expiresIn, expiresInFault, ...said } = callback;
  const asked = lastOf(grant, 'authorization_request');
  const facts: Facts = {
    ...said,
    plain,
    ...(found.matches !== undefined && { matches: found.matches }),
    ...(asked && { afterMs: at - asked.at }),
  };
  const happened = [happen(grant, 'callback', at, token, facts), ...silentlyRenewed(memory, grant, at, undefined)];
  if (access === undefined && idToken === undefined) return happened;
  const issued: Facts = {
    ...(access !== undefined && { access }),
    ...(idToken !== undefined && { idToken }),
    ...(callback.nonce !== undefined && { nonce: callback.nonce }),
    ...(expiresIn !== undefined && { expiresIn }),
    ...(expiresInFault && { expiresInFault }),
    front: true,
    bound: false,
  };
  happened.push(happen(grant, 'token_issued', at, access ?? idToken, issued));
  return [...happened, ...newGrantAfter(memory, grant, at)];
};

const isToldAgain = (told: LifecycleEvent | undefined, { at, place }: Departing): boolean =>
  told !== undefined && TOLD_BESIDE.has(place?.channel) && at - told.at < TOLD_AGAIN_MS;

/** Not by a request that brings them to the application's server. */
const TOLD_BESIDE: ReadonlySet<string | undefined> = new Set(['fragment', 'post-message']);
