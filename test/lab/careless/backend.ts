import { createHash, randomBytes } from 'node:crypto';
import type { BackChannel } from '../back-channel';
import { originOf } from '../hosts';
import type { LabLog } from '../lab-log';
import { cookieOf, json, type Reply, type Site } from '../site';
import { CARELESS } from './clients';

/**
 * A backend that signs the user in, as it should, and then guards nothing: any script can read its session cookie, plain
 * http carries it, other sites send it, and the refresh token lies in a cookie of its own.
 */
export const carelessBackend = ({ ask, log }: { ask: BackChannel; log: LabLog }): Site => {
  const pending = new Map<string, { verifier: string; from: string }>();
  const { id: client } = CARELESS.shop;
  const callback = `${originOf('office')}/callback`;

  const routes: Record<string, (request: Parameters<Site>[0]) => Reply | Promise<Reply>> = {
    'GET /sign-in': ({ url }) => {
      const state = random();
      const verifier = random();
      pending.set(state, { verifier, from: new URL(url.searchParams.get('from') ?? '/', callback).pathname });
      const query = new URLSearchParams({
        client_id: client,
        response_type: 'code',
        redirect_uri: callback,
        scope: 'openid offline_access orders:read',
        state,
        nonce: random(),
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      });
      return { status: 303, headers: { location: `${originOf('careless')}/auth?${query}` } };
    },
    'GET /callback': async ({ url }) => {
      const { code = '', state = '' } = Object.fromEntries(url.searchParams);
      const { verifier = '', from = '/' } = pending.get(state) ?? {};
      const { body } = await ask(`${originOf('careless')}/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: client,
          code,
          redirect_uri: callback,
          code_verifier: verifier,
        }).toString(),
      });
      const { refresh_token: refresh }: { refresh_token?: string } = JSON.parse(body);
      const session = random();
      log.issued.push({ kind: 'session', value: session, client, at: Date.now() });
      return {
        status: 303,
        headers: {
          location: from,
          'set-cookie': [
            `session=${session}; Path=/; Domain=office.test`,
            `refresh_token=${refresh}; Path=/auth/refresh; Max-Age=86400; HttpOnly`,
          ],
        },
      };
    },
    'GET /session': ({ headers }) => json(200, { signedIn: cookieOf(headers, 'session') !== undefined }),
  };
  return (request) => routes[`${request.method} ${request.url.pathname}`]?.(request) ?? null;
};

const random = (): string => randomBytes(32).toString('base64url');
