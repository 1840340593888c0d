import { factsOf } from '../oauth/event-facts';
import type { Grant, LifecycleEvent } from '../oauth/grant';
import { asvs, oidc, rfc } from './reference';
import type { EventRule, Known, Verdict } from './rule';
import { isRepeated } from './sign-in';

/** Sent, then looked for in the ID token that answers. A refreshed one need not repeat it (OpenID Connect Core §12.2). */
export const flowNonce: EventRule = {
  id: 'flow-nonce',
  severity: 'high',
  references: [
    oidc('3.2.2.1', 'ImplicitAuthRequest', 'REQUIRED'),
    oidc('3.3.2.1', 'HybridAuthRequest', 'REQUIRED'),
    oidc('2', 'IDToken', 'MUST'),
    oidc('3.1.3.7', 'IDTokenValidation'),
    oidc('12.2', 'RefreshTokenResponse'),
    rfc(9700, '2.1.1', 'MUST'),
    rfc(9700, '4.5.3.2', 'MUST'),
    asvs('10.5.1', 'L2'),
  ],
  per: 'grant',
  on: 'event',
  events: ['authorization_request', 'callback', 'token_issued'],
  judge: ({ event, grant }, known) =>
    event.kind === 'authorization_request' ? judgeRequest(event, known) : judgeAnswer(event, grant, known),
};

const judgeRequest = (request: LifecycleEvent, known: Known): Verdict | null => {
  const { responseType = '', nonce, challenge, state, elsewhere, openid } = factsOf(request, 'authorization_request');
  if (elsewhere) return null;
  if (nonce !== undefined)
    return isRepeated(request, 'nonce', known) ? { severity: 'medium', reasons: ['nonce_repeated'] } : null;
  if (responseType.split(' ').includes('id_token')) return { reasons: ['nonce_required'] };
  if (!openid) return null;
  if (challenge !== undefined) return { severity: 'info', reasons: ['pkce_instead'] };
  return state === undefined ? { severity: 'low' } : { severity: 'info', reasons: ['state_instead'] };
};

/** Any request of the sign-in may be the one answered. Some servers put the hash of a nonce into the token. */
const judgeAnswer = (event: LifecycleEvent, { events }: Grant, known: Known): Verdict | null => {
  const { idToken, nonce, renewed } = factsOf(event, 'token_issued');
  if (idToken === undefined || renewed) return null;
  const sent = events.flatMap((request) => {
    const { nonce, nonceDigest, nonceHexDigest } = factsOf(request, 'authorization_request');
    const isEarlier = request.kind === 'authorization_request' && request.at <= event.at && nonce !== undefined;
    return isEarlier ? [nonce, nonceDigest, nonceHexDigest] : [];
  });
  if (sent.length === 0) return null;
  if (nonce !== undefined) return sent.includes(nonce) ? null : { reasons: ['nonce_mismatch'], token: idToken };
  // What cannot be read may well hold it.
  return known.token(idToken)?.format === 'jws' ? { reasons: ['nonce_absent'], token: idToken } : null;
};
