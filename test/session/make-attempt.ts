import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { APP, navigate, opaque } from './login';

export const AS = 'https://login.idp.test';

/** One sign-in by code with all that protects it. */
export const attempt = (more: Record<string, string> = {}) => {
  const verifier = opaque();
  const asked: Record<string, string> = {
    client_id: 'spa',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${APP}/cb`,
    state: opaque(16),
    nonce: opaque(16),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  for (const [name, value] of Object.entries(asked)) if (value === '') delete asked[name];
  return { verifier, asked, state: asked.state ?? '', nonce: asked.nonce ?? '', code: opaque() };
};
/** The request that begins it, as a navigation. */
export const ask = (asked: Record<string, string>, more: Parameters<typeof navigate>[1] = {}) =>
  navigate(`${AS}/auth?${new URLSearchParams(asked)}`, { initiator: APP, ...more });
/** The way back to the app. */
export const back = (answer: Record<string, string>, more: Parameters<typeof navigate>[1] = {}) =>
  navigate(`${APP}/cb?${new URLSearchParams(answer)}`, { initiator: AS, ...more });
export const idToken = (claims: Record<string, unknown>) =>
  new SignJWT({ iss: AS, aud: 'spa', sub: 'ada', exp: 4_000_000_000, iat: 1, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(opaque()));
