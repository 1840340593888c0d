import { originOf } from '../oauth/address';
import type { Grant } from '../oauth/grant';
import type { Message } from '../oauth/message';
import type { Departing } from './departures';
import { grantOf, lastOf } from './grants';
import type { SiteMemory } from './site-memory';

type Callback = Extract<Message<string>, { says: 'callback' }>;

/** A request that has no answer by then has none; ms. */
export const LONGEST_SIGN_IN_MS = 60 * 60_000;

type Found = { grant?: Grant; matches?: boolean };

/** The request that a callback answers: by its state, else by where it goes to. */
export const requestOf = (
  memory: SiteMemory,
  { code, nonce, state, issuer }: Callback,
  { at, origin, place, initiator }: Departing,
): Found => {
  const address = origin + (place?.path ?? '');
  const waiting = memory.grants.filter((grant) => isWaiting(grant, at));
  const isFor = (grant: Grant) => lastOf(grant, 'authorization_request')?.facts.redirect === address;
  const isAlike = (grant: Grant) => lastOf(grant, 'authorization_request')?.facts.state === state;
  // Some kits send the same state with every request, of several clients: where it comes back to tells those apart.
  const told = memory.grants.findLast((grant) => isAlike(grant) && lastOf(grant, 'callback')?.token === code);
  const own = state === undefined ? undefined : (told ?? waiting.findLast((grant) => isFor(grant) && isAlike(grant)));
  const known = own ?? grantOf(memory, state) ?? grantOf(memory, nonce) ?? grantOf(memory, code);
  const open = waiting.findLast(isFor) ?? waiting.findLast((grant) => isAskedInSecret(grant, issuer ?? initiator));
  const joined = known ?? open;
  const asked = joined && lastOf(joined, 'authorization_request');
  if (!asked) return known ? { grant: known } : {};
  // What travelled elsewhere cannot be compared with.
  const isHidden = asked.facts.elsewhere === true && asked.facts.state === undefined;
  const isOwn = asked.facts.state === state;
  if (known) return { grant: known, ...(state !== undefined && !isHidden && { matches: isOwn }) };
  if (open && (isHidden || isOwn)) return { grant: open };
  return { matches: false };
};

const isWaiting = (grant: Grant, at: number): boolean => {
  const asked = lastOf(grant, 'authorization_request');
  const isAnswered = grant.events.some(({ kind }) => kind === 'callback' || kind === 'authorization_error');
  return asked !== undefined && !isAnswered && at - asked.at < LONGEST_SIGN_IN_MS;
};

/** Neither state nor address of a request by reference is known: its answer comes from the server that was asked. */
const isAskedInSecret = (grant: Grant, from: string | undefined): boolean => {
  const { elsewhere, state, redirect } = lastOf(grant, 'authorization_request')?.facts ?? {};
  return (
    elsewhere === true && state === undefined && redirect === undefined && originOf(from) === originOf(grant.issuer)
  );
};
