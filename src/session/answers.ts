import { type Answer, isSuccess } from '../oauth/answer';
import { numericDate } from '../oauth/expiry';
import type { EventKind, Facts, LifecycleEvent } from '../oauth/grant';
import type { Message, Says } from '../oauth/message';
import { sessionSigns } from '../oauth/session-cookie';
import type { Party } from '../oauth/sighting';
import { issueOf } from '../rules/lifecycle';
import { exchangedAtOnce } from './backend';
import type { TokenLookup } from './departures';
import { newGrantAfter } from './endings';
import { grantOf, type Happened, happen, openGrant } from './grants';
import { refusedAtServer, takeBack } from './inferred-ends';
import { replacedBy } from './replacements';
import type { Pending, SiteMemory } from './site-memory';
import { uses } from './uses';

/** What is known around an answer. `offsetMs`: server clock minus local clock. `party`: whoever gave it. */
export type Around = { tokenOf: TokenLookup; offsetMs: number; party: Party };

/** What the status of an answer says (rules §5.2, E3b, E5, E5r, E8, E9x, E10), and what it adds to what its request said. */
export const answered = (memory: SiteMemory, pending: Pending, around: Around): Happened[] => {
  const { answer } = pending;
  if (!answer) return [];
  const asked = askedBy(memory, pending);
  for (const { event } of asked) Object.assign(event.facts, answerFacts(pending, answer));
  return [...asked, ...outcome(memory, pending, answer, around)];
};

/** The events that its request was, to be judged by what the answer says too. */
const askedBy = (memory: SiteMemory, { message, at }: Pending): Happened[] => {
  const kinds = message ? (ASKED[message.says] ?? []) : [];
  const token = message?.says === 'token-request' ? (message.refresh ?? message.code) : undefined;
  return memory.grants.flatMap((grant) =>
    grant.events
      .filter(
        (event) =>
          kinds.includes(event.kind) &&
          (event.at === at || isPushed(event, message)) &&
          (token === undefined || event.token === token),
      )
      .map((event): Happened => ({ grant, event, ...(message?.says !== 'token-request' && { again: true }) })),
  );
};

/** What was sent ahead was asked at another time than the navigation to it. */
const isPushed = ({ facts: { requestUri } }: LifecycleEvent, message: Pending['message']): boolean =>
  message?.says === 'authorization-request' && requestUri !== undefined && message.requestUri === requestUri;

const ASKED: Partial<Record<Says, readonly EventKind[]>> = {
  'authorization-request': ['authorization_request'],
  callback: ['callback'],
  'token-request': ['code_exchange', 'refresh_requested'],
  logout: ['logout'],
};

const answerFacts = ({ message, bound, authenticated, prefetch }: Pending, { status, error, sets }: Answer): Facts => {
  if (message?.says === 'callback')
    return { status, setsSession: sets?.some((one) => sessionSigns(one) > 0) ?? false, ...(prefetch && { prefetch }) };
  if (message?.says !== 'token-request') return { status };
  const by = message.assertion ? 'assertion' : message.secret ? 'secret' : authenticated ? 'basic' : undefined;
  const facts: Facts = { bound, authenticated: by !== undefined || message.authenticated };
  if (by) facts.by = by;
  if (message.refresh !== undefined) return facts;
  return { ...facts, status, ...(error && { error }) };
};

const outcome = (memory: SiteMemory, pending: Pending, answer: Answer & { at: number }, around: Around): Happened[] => {
  const { message } = pending;
  // What is given to the authorization server to be exchanged, looked up or revoked is not put to use (E5).
  if (message?.says === 'revocation-request') {
    const grant = grantOf(memory, message.token);
    return grant ? [happen(grant, 'revoked', answer.at, message.token, { status: answer.status })] : [];
  }
  if (message?.says === 'introspection-request') return [];
  if (message?.says === 'callback') return exchangedAtOnce(memory, pending, answer);
  if (message?.says !== 'token-request') return uses(memory, pending, answer, around);
  if (message.refresh === undefined) return [];
  const grant = openGrant(memory, [message.refresh], pending.origin, message.client);
  const facts = { sent: message.refresh, sentAt: pending.at };
  if (isSuccess(answer.status)) return [happen(grant, 'refreshed', answer.at, undefined, facts)];
  if (answer.status < 400 || answer.status === 408 || answer.status === 429 || answer.status >= 500) return [];
  return [happen(grant, 'refresh_refused', answer.at, message.refresh, { ...facts, error: `http_${answer.status}` })];
};

type Response = Extract<Message<string>, { says: 'token-response' }>;

/** What the body of a token response adds to its status (E4, E8, E9). `generated`: when the server made it, ms, server time. */
export const issued = (
  memory: SiteMemory,
  pending: Pending,
  response: Response,
  { at, generated, offsetMs, tokenOf }: { at: number; generated: number; offsetMs: number; tokenOf: TokenLookup },
): Happened[] => {
  const request = pending.message?.says === 'token-request' ? pending.message : undefined;
  const grant = openGrant(
    memory,
    [request?.refresh, request?.code, response.refresh, response.access, response.nonce],
    pending.origin,
    request?.client,
  );
  const replaced = replacedBy(grant, response.access, at + offsetMs, tokenOf);
  const happened = [
    happen(grant, 'token_issued', at, response.access ?? response.refresh, {
      ...statedBy(response, generated),
      ...gapOf(response, pending, tokenOf),
      bound: response.tokenType?.toLowerCase() === 'dpop',
      // RFC 9449 §5: a public client's refresh token is bound to the proof's key; a confidential client's is not.
      refreshBound: pending.bound && !pending.authenticated && request?.authenticated !== true,
      ...(request?.refresh !== undefined && { renewed: true }),
    }),
  ];
  if (request?.refresh === undefined)
    return request?.code === undefined ? happened : [...happened, ...newGrantAfter(memory, grant, at)];
  const refreshed = grant.events.findLast(
    ({ kind, facts }) => kind === 'refreshed' && facts.sent === request.refresh && facts.sentAt === pending.at,
  );
  if (refreshed && response.access !== undefined) {
    refreshed.token = response.access;
    Object.assign(refreshed.facts, replaced);
  }
  if (response.refresh !== undefined && response.refresh !== request.refresh) {
    takeBack(grant, request.refresh);
    return [...happened, happen(grant, 'rotated', at, response.refresh, { previous: request.refresh })];
  }
  const facts = { bound: pending.bound, authenticated: pending.authenticated || request.authenticated };
  return [...happened, happen(grant, 'not_rotated', at, request.refresh, facts)];
};

const statedBy = (response: Response, generated: number): Facts => {
  const { says: _, authorizationExpiresIn, refreshEnds, refreshExpiresIn, ...said } = response;
  // 0 means that it does not end (an offline token), not that it has.
  const ends = refreshEnds ?? (refreshExpiresIn ? generated + refreshExpiresIn * 1000 : undefined);
  return {
    ...said,
    ...(refreshExpiresIn !== undefined && { refreshExpiresIn }),
    ...(authorizationExpiresIn && { authorizationEnds: generated + authorizationExpiresIn * 1000 }),
    ...(ends !== undefined && { refreshEnds: ends }),
  };
};

/** How far the access token's own end lies from the stated one; a cached answer has no Date, and says nothing of it. */
const gapOf = ({ access, expiresIn }: Response, { answer }: Pending, tokenOf: TokenLookup): Facts => {
  const token = access === undefined ? undefined : tokenOf(access);
  const ends = numericDate((token?.claims as { exp?: unknown } | undefined)?.exp);
  if (ends === undefined || expiresIn === undefined || answer?.date === undefined) return {};
  return { expiryGapMs: ends - (answer.date + expiresIn * 1000) };
};

/** The error a token request was refused with, in the body (RFC 6749 §5.2); the status was recorded before. */
export const refused = (
  memory: SiteMemory,
  pending: Pending,
  error: string,
  { tokenOf, offsetMs }: Pick<Around, 'tokenOf' | 'offsetMs'>,
): Happened[] => {
  const { message, at } = pending;
  if (message?.says !== 'token-request') return [];
  const token = message.refresh ?? message.code;
  const grant = grantOf(memory, token);
  const event = grant?.events.findLast(
    (one) =>
      one.token === token &&
      (one.kind === 'refresh_refused' ? one.facts.sentAt === at : one.kind === 'code_exchange' && one.at === at),
  );
  if (!grant || !event) return [];
  event.facts.error = error;
  const told: Happened = { grant, event, again: true };
  if (event.kind !== 'refresh_refused' || token === undefined) return [told];
  const ends = [issueOf(token, grant)?.facts.refreshEnds, tokenOf(token)?.expiresAt];
  const end = Math.min(...ends.filter((one) => typeof one === 'number'));
  return [told, ...refusedAtServer(grant, event, pending.host, end - offsetMs)];
};
