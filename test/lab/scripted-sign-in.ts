import { createHash, randomBytes } from 'node:crypto';
import type { BackChannel, BackChannelAnswer } from './back-channel';
import type { LabClient } from './clients';
import { originOf } from './hosts';
import { scriptedBrowser } from './scripted-browser';

export type Tokens = { access_token: string; refresh_token?: string; id_token: string; expires_in: number };

/** Signs in to a public client by redirects, cookies and one form, as its page would. `page`: the sign-in page's HTML. */
export const scriptedSignIn = async (
  ask: BackChannel,
  client: LabClient,
  redirectUri: string,
): Promise<{ page: string; callback: URL; tokens: Tokens }> => {
  const { visit, follow } = scriptedBrowser(ask);
  const verifier = randomBytes(32).toString('base64url');
  const request = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: client.scope,
    prompt: 'consent',
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const signInUrl = await follow(await visit(`${originOf('login')}/auth?${request}`), redirectUri);
  const { body: page } = await visit(signInUrl);
  const callback = new URL(await follow(await visit(signInUrl, { method: 'POST' }), redirectUri));
  const { body } = await askToken(ask, {
    client_id: client.id,
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  return { page, callback, tokens: JSON.parse(body) };
};

/** A request to the token endpoint. */
export const askToken = (ask: BackChannel, fields: Record<string, string>): Promise<BackChannelAnswer> =>
  ask(`${originOf('login')}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
