import type { EventFacts } from './event-facts';
import { decodeCompact } from './jwt';
import { defined, type Members, membersOf, objectOf, textOf } from './members';
import type { Context, Message } from './message';
import type { Observation } from './observation';
import { lifeOf } from './token-response';

/** RFC 6749 §4.1.1, with RFC 9101 and RFC 9126 for requests whose parameters travel elsewhere. */
export const authorizationRequest = (said: Members, { exchange }: Observation): Message<string> | null => {
  const asked = isNavigation(exchange) ? askedIn(said) : null;
  return asked && defined({ says: 'authorization-request', ...asked });
};

/** RFC 9126 §2.1: the same, sent ahead. It is one where the answer gives a request_uri for it. */
export const pushedRequest = (said: Members, { exchange }: Observation): Message<string> | null => {
  const isAhead = !isNavigation(exchange) && said.grant_type === undefined && said.request_uri === undefined;
  const asked = isAhead ? askedIn(said) : null;
  return asked && defined({ says: 'pushed-request', ...asked });
};

/** RFC 9126 §2.2. */
export const pushedResponse = (said: Members, answers: Context['answers']): Message<string> | null => {
  const requestUri = textOf(said.request_uri);
  return requestUri && answers === 'pushed-request' ? { says: 'pushed-response', requestUri } : null;
};

const askedIn = (open: Members) => {
  const client = textOf(open.client_id);
  const object = textOf(open.request);
  const requestUri = textOf(open.request_uri);
  // RFC 9101 §6.3: what the signed request says counts, whatever stands beside it.
  const said = { ...open, ...claimsOf(object) };
  const responseType = textOf(said.response_type);
  const elsewhere = object ?? requestUri;
  if (!client || !(responseType ?? elsewhere)) return null;
  return {
    client,
    redirectUri: textOf(said.redirect_uri),
    responseType: responseType && wordsOf(responseType).sort().join(' '),
    responseMode: textOf(said.response_mode),
    state: textOf(said.state),
    stateLength: textOf(said.state)?.length,
    nonce: textOf(said.nonce),
    challenge: textOf(said.code_challenge),
    method: textOf(said.code_challenge_method),
    openid: wordsOf(textOf(said.scope) ?? '').includes('openid') || undefined,
    elsewhere: elsewhere === undefined ? undefined : true,
    prompt: textOf(said.prompt),
    requestUri,
  };
};

const claimsOf = (object: string | undefined): Members => {
  const decoded = object === undefined ? null : decodeCompact(object);
  return decoded && 'claims' in decoded ? decoded.claims : {};
};

/**
 * RFC 6749 §4.1.2, §4.2.2 and §4.1.2.1; RFC 9207 for iss; Form Post §2 for a body. `code` alone is a common parameter:
 * state or iss must stand beside it.
 */
export const callback = (said: Members, { exchange, channel }: Observation): Message<string> | null => {
  if (channel !== 'fragment' && channel !== 'post-message' && !isNavigation(exchange)) return null;
  const beside = textOf(said.state) ?? textOf(said.iss) ?? textOf(said.session_state);
  const access =
    channel !== 'request-url' && textOf(said.token_type) !== undefined ? textOf(said.access_token) : undefined;
  const code = beside ? textOf(said.code) : undefined;
  const idToken = beside ? textOf(said.id_token) : undefined;
  const error = beside ? textOf(said.error) : undefined;
  if (!access && !code && !idToken && !error) return null;
  return defined({
    says: 'callback',
    code,
    access,
    idToken,
    issuer: textOf(said.iss),
    error,
    // In an address or a form every number is text.
    ...(access !== undefined && { expiresIn: lifeOf(said.expires_in).expiresIn }),
    state: textOf(said.state),
    mode: MODES[channel],
  });
};

/** An answer that a window hands over to the one that asked (response_mode web_message): as it is, or as `response`. */
export const postedAnswer = (observation: Observation): Message<string> | null => {
  const value = observation.fields[0]?.value ?? '';
  const said = membersOf({ ...observation, fields: [{ name: '', value }] });
  return callback(objectOf(said.response) ?? said, observation);
};

const MODES: Partial<Record<Observation['channel'], EventFacts['callback']['mode']>> = {
  'request-url': 'query',
  fragment: 'fragment',
  'request-body': 'form_post',
  'post-message': 'web_message',
};

const wordsOf = (list: string): string[] =>
  list
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

const MOST_WORDS = 50;

const isNavigation = (exchange: Observation['exchange']): boolean =>
  exchange?.type === 'main_frame' || exchange?.type === 'sub_frame';
