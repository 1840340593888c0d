import { defined, type Members, textOf } from './members';
import type { Message } from './message';
import type { Observation } from './observation';
import { lifeOf } from './token-response';

/** RFC 6749 §4.1.1, with RFC 9101 and RFC 9126 for requests whose parameters travel elsewhere. */
export const authorizationRequest = (said: Members, { exchange }: Observation): Message<string> | null => {
  const client = textOf(said.client_id);
  const elsewhere = textOf(said.request) ?? textOf(said.request_uri);
  const responseType = textOf(said.response_type);
  if (!client || !(responseType ?? elsewhere) || !isNavigation(exchange)) return null;
  return defined({
    says: 'authorization-request',
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
  });
};

/**
 * RFC 6749 §4.1.2, §4.2.2 and §4.1.2.1; RFC 9207 for iss; Form Post §2 for a body. `code` alone is a common parameter:
 * state or iss must stand beside it.
 */
export const callback = (said: Members, { exchange, channel }: Observation): Message<string> | null => {
  if (channel !== 'fragment' && !isNavigation(exchange)) return null;
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

const MODES: Partial<Record<Observation['channel'], 'query' | 'fragment' | 'form_post'>> = {
  'request-url': 'query',
  fragment: 'fragment',
  'request-body': 'form_post',
};

const wordsOf = (list: string): string[] =>
  list
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

const MOST_WORDS = 50;

const isNavigation = (exchange: Observation['exchange']): boolean =>
  exchange?.type === 'main_frame' || exchange?.type === 'sub_frame';
