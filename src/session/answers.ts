import { expiryOfResponse } from '../oauth/expiry';
import type { Facts } from '../oauth/grant';
import type { Message } from '../oauth/message';
import type { Token } from '../oauth/token';
import { grantOf, type Happened, happen, openGrant } from './grants';
import type { Pending, SiteMemory } from './site-memory';

/** What a rule or an event needs to know of a token, by its fingerprint. */
export type TokenLookup = (id: string) => Token | undefined;

/** What the status of an answer says (rules §5.2, E5, E5r, E8, E9x, E10). `offsetMs`: server clock minus local clock. */
export const answered = (memory: SiteMemory, pending: Pending, tokenOf: TokenLookup, offsetMs: number): Happened[] => {
  const { message, answer } = pending;
  if (!answer) return [];
  // What is given to the authorization server to be exchanged or revoked is not put to use (E5).
  if (message?.says === 'revocation-request') {
    const grant = grantOf(memory, message.token);
    return grant ? [happen(grant, 'revoked', answer.at, message.token, { status: answer.status })] : [];
  }
  if (message?.says !== 'token-request') return uses(memory, pending, answer, tokenOf, offsetMs);
  if (message.refresh === undefined) return [];
  const grant = openGrant(memory, [message.refresh], pending.origin, message.client);
  const facts = { sent: message.refresh, sentAt: pending.at };
  if (isAccepted(answer.status)) return [happen(grant, 'refreshed', answer.at, undefined, facts)];
  if (answer.status < 400 || answer.status === 408 || answer.status === 429 || answer.status >= 500) return [];
  return [happen(grant, 'refresh_refused', answer.at, message.refresh, { ...facts, error: `http_${answer.status}` })];
};

/** What the body of a token response adds to its status (E4, E8, E9). */
export const issued = (
  memory: SiteMemory,
  pending: Pending,
  response: Extract<Message<string>, { says: 'token-response' }>,
  at: number,
): Happened[] => {
  const request = pending.message?.says === 'token-request' ? pending.message : undefined;
  const grant = openGrant(
    memory,
    [request?.refresh, request?.code, response.refresh, response.access],
    pending.origin,
    request?.client,
  );
  const dpop = response.tokenType?.toLowerCase() === 'dpop';
  const happened = [
    happen(grant, 'token_issued', at, response.access ?? response.refresh, {
      ...(response.access !== undefined && { access: response.access }),
      ...(response.refresh !== undefined && { refresh: response.refresh }),
      ...(response.idToken !== undefined && { idToken: response.idToken }),
      ...(response.expiresIn !== undefined && { expiresIn: response.expiresIn }),
      bound: dpop,
      // RFC 9449 §5: a public client's refresh token is bound to the proof's key; a confidential client's is not.
      refreshBound: pending.bound && !pending.authenticated && request?.authenticated !== true,
    }),
  ];
  if (request?.refresh === undefined) return happened;
  const refreshed = grant.events.findLast(
    ({ kind, facts, token }) => kind === 'refreshed' && facts.sent === request.refresh && token === undefined,
  );
  if (refreshed && response.access !== undefined) refreshed.token = response.access;
  if (response.refresh !== undefined && response.refresh !== request.refresh) {
    return [...happened, happen(grant, 'rotated', at, response.refresh, { previous: request.refresh })];
  }
  const facts = { bound: pending.bound, authenticated: pending.authenticated || request.authenticated };
  return [...happened, happen(grant, 'not_rotated', at, request.refresh, facts)];
};

/** The error a refused refresh was given in its body (RFC 6749 §5.2); its status was recorded before. */
export const refused = (memory: SiteMemory, pending: Pending, error: string): Happened[] => {
  const sent = pending.message?.says === 'token-request' ? pending.message.refresh : undefined;
  const grant = grantOf(memory, sent);
  const event = grant?.events.findLast(({ kind, token }) => kind === 'refresh_refused' && token === sent);
  if (!grant || !event) return [];
  event.facts.error = error;
  return [{ grant, event }];
};

/** The tokens of a response with the end its expires_in gives them. `generated`: when the server made it, ms, server time. */
export const withStatedEnd = (
  response: Extract<Message<string>, { says: 'token-response' }>,
  generated: number,
): Map<string, Pick<Token, 'issuedAt' | 'expiresAt' | 'expirySource'>> => {
  const ends = new Map<string, Pick<Token, 'issuedAt' | 'expiresAt' | 'expirySource'>>();
  const { access, refresh, expiresIn, refreshExpiresIn } = response;
  if (access !== undefined && expiresIn !== undefined)
    ends.set(access, expiryOfResponse(generated, expiresIn, 'expires_in'));
  // 0 means that it does not end (an offline token), not that it has.
  if (refresh !== undefined && refreshExpiresIn)
    ends.set(refresh, expiryOfResponse(generated, refreshExpiresIn, 'stated'));
  return ends;
};

const isAccepted = (status: number): boolean => status >= 200 && status < 300;

const uses = (
  memory: SiteMemory,
  pending: Pending,
  answer: NonNullable<Pending['answer']>,
  tokenOf: TokenLookup,
  offsetMs: number,
): Happened[] =>
  pending.carried.flatMap(({ token: id, place }) => {
    const token = tokenOf(id);
    if (!token || !USABLE.has(token.kind) || !USED_IN.has(place.channel)) return [];
    const claims = (token.claims ?? {}) as { iss?: unknown; client_id?: unknown; azp?: unknown };
    const grant = openGrant(memory, [id], text(claims.iss) ?? '', text(claims.client_id) ?? text(claims.azp));
    const facts: Facts = {
      target: pending.host,
      status: answer.status,
      isAudience: audienceOf(token).includes(pending.origin),
    };
    if (token.expiresAt !== undefined) facts.leftMs = token.expiresAt - (pending.at + offsetMs);
    const isRejected = answer.status === 401 || answer.error !== undefined;
    return [
      happen(
        grant,
        isRejected ? 'token_rejected' : 'token_used',
        pending.at,
        id,
        answer.error ? { ...facts, error: answer.error } : facts,
      ),
    ];
  });

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
