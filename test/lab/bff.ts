import { createHash, randomBytes } from 'node:crypto';
import type { BackChannel } from './back-channel';
import { CLIENTS } from './clients';
import { originOf } from './hosts';
import type { LabLog } from './lab-log';
import { type Ask, cookieOf, json, type Reply, type Site } from './site';

export type BffOptions = { secret: string; ask: BackChannel; log: LabLog };

type Pending = { state: string; verifier: string; from: string };
type Session = { access: string; refresh: string };

/** The only address of the backend that receives a code. */
export const BFF_REDIRECT = `${originOf('bff')}/callback`;

// A __Host- cookie is Secure, has no Domain and the path /, or the browser refuses it (RFC 6265bis §4.1.3.2).
const SESSION = '__Host-session';
// Lax: the way back from the identity provider is a navigation from another site.
const PENDING = '__Host-sign-in';

/** A backend that signs the user in and keeps the tokens (RFC 10017 §6.1): the browser holds a cookie no script can read. */
export const bff = ({ secret, ask, log }: BffOptions): Site => {
  const pending = new Map<string, Pending>();
  const sessions = new Map<string, Session>();

  const token = async (fields: Record<string, string>): Promise<Session | null> => {
    const { status, body } = await ask(`${originOf('login')}/token`, {
      method: 'POST',
      headers: { 'content-type': FORM, authorization: `Basic ${btoa(`${CLIENTS.bff.id}:${secret}`)}` },
      body: new URLSearchParams(fields).toString(),
    });
    return status === 200 ? sessionOf(body) : null;
  };
  const current = ({ headers }: Ask): Session | undefined => sessions.get(cookieOf(headers, SESSION) ?? '');

  const routes: Record<string, (request: Ask) => Reply | Promise<Reply>> = {
    'GET /sign-in': ({ url }) => {
      const id = random();
      const from = new URL(url.searchParams.get('from') ?? '/', originOf('bff')).pathname;
      const started = { state: random(), verifier: random(), from };
      pending.set(id, started);
      return redirect(authorizeUrl(started), `${PENDING}=${id}; ${ATTRIBUTES}; SameSite=Lax`);
    },
    'GET /callback': async (request) => {
      const id = cookieOf(request.headers, PENDING) ?? '';
      const started = pending.get(id);
      pending.delete(id);
      const { code, state } = Object.fromEntries(request.url.searchParams);
      if (!started || !code || state !== started.state) return json(400, { error: 'sign_in_ended' });
      const fields = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: BFF_REDIRECT,
        code_verifier: started.verifier,
      };
      const session = await token(fields);
      if (!session) return json(502, { error: 'sign_in_failed' });
      const value = random();
      sessions.set(value, session);
      log.issued.push({ kind: 'session', value, client: CLIENTS.bff.id, at: Date.now() });
      return redirect(started.from, `${SESSION}=${value}; ${ATTRIBUTES}; SameSite=Strict`);
    },
    'GET /session': (request) => json(200, { signedIn: current(request) !== undefined }),
    'GET /orders': async (request) => {
      const session = current(request);
      if (!session) return json(401, { error: 'signed_out' });
      const { status, body } = await ask(`${originOf('api')}/orders`, {
        headers: { authorization: `Bearer ${session.access}` },
      });
      return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
    },
    'POST /refresh': async (request) => {
      const session = current(request);
      // A header no form can send: the request comes from our own page (RFC 10017 §6.1.3.3).
      if (!session || request.headers['x-lab'] !== 'yes') return json(401, { error: 'signed_out' });
      const next = await token({ grant_type: 'refresh_token', refresh_token: session.refresh });
      if (!next) return json(502, { error: 'refresh_failed' });
      const rotated = next.refresh !== session.refresh;
      Object.assign(session, next);
      return json(200, { rotated });
    },
  };
  return (request) => routes[`${request.method} ${request.url.pathname}`]?.(request) ?? null;
};

const FORM = 'application/x-www-form-urlencoded';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly';

const random = (): string => randomBytes(32).toString('base64url');

const redirect = (location: string, cookie: string): Reply => ({
  status: 303,
  headers: { location, 'set-cookie': cookie, 'cache-control': 'no-store' },
});

const authorizeUrl = ({ state, verifier }: Pending): string => {
  const query = new URLSearchParams({
    client_id: CLIENTS.bff.id,
    response_type: 'code',
    redirect_uri: BFF_REDIRECT,
    scope: CLIENTS.bff.scope,
    prompt: 'consent',
    resource: originOf('api'),
    state,
    nonce: random(),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return `${originOf('login')}/auth?${query}`;
};

const sessionOf = (body: string): Session | null => {
  const { access_token: access, refresh_token: refresh }: Record<string, unknown> = JSON.parse(body);
  return typeof access === 'string' && typeof refresh === 'string' ? { access, refresh } : null;
};
