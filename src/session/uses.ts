import type { Answer } from '../oauth/answer';
import type { Facts } from '../oauth/grant';
import type { Token } from '../oauth/token';
import type { Around } from './answers';
import { type Happened, happen, openGrant } from './grants';
import { refusedEarly } from './inferred-ends';
import { isOpen, noteReceiver } from './open-endpoints';
import type { Pending, SiteMemory } from './site-memory';

const MOST_PROOFS = 100;

/** What a request with a token in it came to (E5, E5r). A proof that had come before, on a request with an answer, is a copy. */
export const uses = (
  memory: SiteMemory,
  pending: Pending,
  answer: Answer,
  { tokenOf, offsetMs, party }: Around,
): Happened[] => {
  const { proof } = pending;
  const replayed = proof !== undefined && memory.proofs.includes(proof);
  if (proof !== undefined && !replayed) memory.proofs = [...memory.proofs, proof].slice(-MOST_PROOFS);
  return pending.carried.flatMap(({ token: id, place, scheme }) => {
    const token = tokenOf(id);
    if (!token || !USABLE.has(token.kind) || !USED_IN.has(place.channel)) return [];
    const claims = (token.claims ?? {}) as { iss?: unknown; client_id?: unknown; azp?: unknown };
    const grant = openGrant(memory, [id], text(claims.iss) ?? '', text(claims.client_id) ?? text(claims.azp));
    const isRejected = answer.status === 401 || answer.error !== undefined;
    const facts: Facts = {
      target: pending.host,
      origin: pending.origin,
      status: answer.status,
      isAudience: audienceOf(token).includes(pending.origin),
      proof: pending.bound,
      last: pending.at,
    };
    if (scheme) facts.scheme = scheme;
    if (party !== null) facts.party = party;
    if (replayed) facts.replayed = true;
    if (isOpen(memory, pending)) facts.open = true;
    noteReceiver(memory, pending.origin);
    if (answer.error) facts.error = answer.error;
    if (isRejected && offersBearerAlone(answer)) facts.bearerOnly = true;
    if (token.expiresAt !== undefined) facts.leftMs = token.expiresAt - (pending.at + offsetMs);
    if (!isRejected) return [happen(grant, 'token_used', pending.at, id, facts)];
    const refusal = happen(grant, 'token_rejected', pending.at, id, facts);
    return [refusal, ...refusedEarly(grant, refusal.event, token.kind)];
  });
};

/** RFC 9449 §7.2: a server that knows no DPoP leaves the client no other way. */
const offersBearerAlone = ({ challenges = [] }: Answer): boolean =>
  challenges.includes('bearer') && !challenges.includes('dpop');

const USABLE: ReadonlySet<Token['kind']> = new Set(['access', 'unknown']);
const USED_IN: ReadonlySet<string> = new Set(['request-header', 'request-url', 'request-body']);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Origins a token names as its audience; names and client ids are no origins and are left out (RFC 7519 §4.1.3). */
export const audienceOf = ({ claims }: Token): string[] => {
  const { aud } = (claims ?? {}) as { aud?: unknown };
  return (Array.isArray(aud) ? aud.slice(0, 20) : [aud]).flatMap((name) => {
    try {
      return typeof name === 'string' && /^https?:/.test(name) ? [new URL(name).origin] : [];
    } catch {
      return [];
    }
  });
};
