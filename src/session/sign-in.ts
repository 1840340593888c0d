import type { EventKind, Facts, Grant, LifecycleEvent } from '../oauth/grant';
import type { Message } from '../oauth/message';
import { addressFacts } from './address-facts';
import type { Departing } from './departures';
import { newGrantAfter } from './endings';
import { grantOf, type Happened, happen, newGrant } from './grants';
import { silentlyRenewed } from './silent-renewals';
import type { SiteMemory } from './site-memory';

type Asks = Extract<Message<string>, { says: 'authorization-request' }>;
type Callback = Extract<Message<string>, { says: 'callback' }>;

/** A request that has no answer by then has none; ms. */
const LONGEST_SIGN_IN_MS = 60 * 60_000;
/** One fragment is told by the answer that leads there, and by the page that goes there; ms. */
const TOLD_AGAIN_MS = 60_000;

/** A sign-in begins (E1), or is told again: reloaded, or passed on by its authorization server from page to page. */
export const authorizationAsked = (memory: SiteMemory, departing: Departing, asks: Asks): Happened[] => {
  if (memory.grants.some((grant) => isKnown(memory, grant, departing, asks))) return [];
  const { at, origin, plain, type, request } = departing;
  const { client, redirectUri, says: _, ...said } = asks;
  const { state, nonce, challenge } = said;
  const grant = newGrant(memory, [state, challenge, nonce, `${request ?? ''}-${at}`], origin, client);
  const facts: Facts = { ...said, ...addressFacts(redirectUri), origin, plain, framed: type === 'sub_frame' };
  return [happen(grant, 'authorization_request', at, undefined, facts)];
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
  // A fragment is told of wherever an answer leads to it: it is a callback where its request is known.
  if (place?.channel === 'fragment' && !found.grant) return [];
  const grant = found.grant ?? newGrant(memory, [code, idToken, access], issuer ?? '', undefined);
  const token = code ?? access ?? idToken;
  const told = grant.events.findLast((event) => event.kind === 'callback' && event.token === token);
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

const lastOf = ({ events }: Grant, kind: EventKind): LifecycleEvent | undefined =>
  events.findLast((event) => event.kind === kind);

const isToldAgain = (told: LifecycleEvent | undefined, { at, place }: Departing): boolean =>
  told !== undefined && place?.channel === 'fragment' && at - told.at < TOLD_AGAIN_MS;

type Found = { grant?: Grant; matches?: boolean };

/** The request that a callback answers: by its state, else by where it goes to. */
const requestOf = (memory: SiteMemory, { code, nonce, state }: Callback, { at, origin, place }: Departing): Found => {
  const known = grantOf(memory, state) ?? grantOf(memory, nonce) ?? grantOf(memory, code);
  const address = origin + (place?.path ?? '');
  const open = memory.grants.findLast(({ events }) => {
    const asked = events.findLast(({ kind }) => kind === 'authorization_request');
    const isAnswered = events.some(({ kind }) => kind === 'callback' || kind === 'authorization_error');
    return asked !== undefined && asked.facts.redirect === address && !isAnswered && at - asked.at < LONGEST_SIGN_IN_MS;
  });
  const asked = (known ?? open)?.events.findLast(({ kind }) => kind === 'authorization_request');
  if (!asked) return known ? { grant: known } : {};
  // What travelled elsewhere cannot be compared with.
  const isHidden = asked.facts.elsewhere === true && asked.facts.state === undefined;
  const isOwn = asked.facts.state === state;
  if (known) return { grant: known, ...(state !== undefined && !isHidden && { matches: isOwn }) };
  if (open && (isHidden || isOwn)) return { grant: open };
  return { matches: false };
};
