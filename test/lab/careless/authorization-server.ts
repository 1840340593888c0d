import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, decodeProtectedHeader, type JWK } from 'jose';
import { isInLab, originOf } from '../hosts';
import type { Issued, LabLog } from '../lab-log';
import { errorPage, signInPage } from '../sign-in-page';
import { type Ask, html, json, type Reply, type Site } from '../site';
import { type CarelessClient, carelessClientOf } from './clients';
import { accessToken, idToken, type TokenKit } from './make-token';
import { readable } from './readable';
import { shapeIn } from './token-shapes';
import { weakMetadata } from './weak-metadata';

export type CarelessOptions = {
  origin: string;
  log: LabLog;
  /** Whom its access tokens are for. */
  audience?: string;
  /** How far its clock is ahead, ms. */
  aheadMs?: number;
};

type Fields = Record<string, string | undefined>;

/**
 * An authorization server that takes every code as often as it is sent, looks at no proof, and ends nothing at logout or
 * revocation. The user is always signed in. What else it does wrong depends on the client.
 */
export const carelessServer = (options: CarelessOptions): Site => {
  const { origin, log, audience = originOf('lenient'), aheadMs = 0 } = options;
  const kit = newKit(origin, aheadMs);
  const codes = new Map<string, Fields>();
  const refreshes = new Map<string, Fields>();
  const note = (kind: Issued['kind'], value: string | undefined, client: string): void => {
    if (value) log.issued.push({ kind, value, client, at: Date.now() });
  };

  const goBack = (status: 303 | 307, asked: Fields): Reply => {
    const client = carelessClientOf(asked.client_id);
    if (!client || !isInLab(asked.redirect_uri ?? ''))
      return html(400, errorPage('This server does not know the app.'));
    const code = random();
    codes.set(code, asked);
    note('code', code, client.id);
    const back = new URL(asked.redirect_uri ?? '');
    const { mixesUp } = client;
    back.searchParams.set('code', code);
    if (asked.state) back.searchParams.set('state', mixesUp === 'state' ? random() : asked.state);
    back.searchParams.set('iss', mixesUp === 'issuer' ? originOf('login') : origin);
    return { status, headers: { location: back.href, 'cache-control': 'no-store' } };
  };

  const issue = async (client: CarelessClient, asked: Fields, { fields, proof }: TokenAsk): Promise<Reply> => {
    const scope = fields.scope ?? asked.scope ?? '';
    const jkt = proof && (await thumbprintOf(proof));
    const about = { client: client.id, audience, lifetime: client.lifetime, scope, shape: shapeIn(scope) };
    const access = accessToken(kit, { ...about, ...(jkt && { jkt }) });
    const nonce = client.mixesUp === 'nonce' ? random() : asked.nonce;
    const id = scope.includes('openid') ? idToken(kit, { client: client.id, nonce }) : undefined;
    const isKept = client.keeps && fields.refresh_token;
    const refresh = isKept ? fields.refresh_token : scope.includes('offline_access') ? random() : undefined;
    if (refresh) refreshes.set(refresh, { ...asked, scope: asked.scope ?? scope, nonce: undefined });
    note('access', access, client.id);
    note('refresh', refresh, client.id);
    note('id', id, client.id);
    const answer = {
      access_token: access,
      token_type: jkt ? 'DPoP' : 'Bearer',
      expires_in: client.states ?? client.lifetime,
      refresh_token: refresh,
      refresh_expires_in: client.refreshEnds,
      id_token: id,
    };
    return json(200, answer, client.isOpen ? { 'cache-control': 'public' } : {});
  };

  const token = async (ask: Ask): Promise<Reply> => {
    const fields: Fields = Object.fromEntries(new URLSearchParams(ask.body));
    const [id = '', secret] = basicIn(ask) ?? [fields.client_id, fields.client_secret];
    const client = carelessClientOf(id);
    const asked = ASKED[fields.grant_type ?? '']?.({ fields, codes, refreshes });
    note('code-verifier', fields.code_verifier, id);
    note('client-secret', secret, id);
    if (!client || !asked) return readable(ask, json(400, { error: 'invalid_grant' }));
    return readable(ask, await issue(client, asked, { fields, proof: ask.headers.dpop?.toString() }), client.isOpen);
  };

  const routes: Record<string, (ask: Ask) => Reply | Promise<Reply>> = {
    'GET /auth': ({ url }) => {
      const asked: Fields = Object.fromEntries(url.searchParams);
      return asked.prompt === 'login' ? html(200, signInPage(signInOf(asked))) : goBack(303, asked);
    },
    // 307 sends on the form, and with it what the user typed (RFC 9700 §4.12).
    'POST /auth': ({ url }) => goBack(307, Object.fromEntries(url.searchParams)),
    'POST /token': token,
    'POST /revoke': (ask) => readable(ask, json(200, {})),
    'GET /logout': ({ url }) => {
      const location = url.searchParams.get('post_logout_redirect_uri') ?? '';
      return isInLab(location) ? { status: 303, headers: { location } } : html(200, errorPage('You are signed out.'));
    },
    'GET /.well-known/openid-configuration': (ask) => readable(ask, json(200, weakMetadata(origin))),
  };
  return async (ask) => {
    if (ask.method === 'OPTIONS') return readable(ask, { status: 204 });
    return (await routes[`${ask.method} ${ask.url.pathname}`]?.(ask)) ?? null;
  };
};

type TokenAsk = { fields: Fields; proof: string | undefined };

/** What was asked for in the first place, by grant type; undefined refuses. */
const ASKED: Record<
  string,
  (known: { fields: Fields; codes: Map<string, Fields>; refreshes: Map<string, Fields> }) => Fields | undefined
> = {
  authorization_code: ({ fields, codes }) => codes.get(fields.code ?? ''),
  refresh_token: ({ fields, refreshes }) => refreshes.get(fields.refresh_token ?? ''),
  password: ({ fields }) => fields,
  client_credentials: ({ fields }) => fields,
};

const random = (): string => randomBytes(32).toString('base64url');

const newKit = (issuer: string, aheadMs: number): TokenKit => ({
  issuer,
  key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  kid: randomBytes(8).toString('hex'),
  secret: random(),
  now: () => Date.now() + aheadMs,
});

const basicIn = ({ headers }: Ask): string[] | null => {
  const sent = /^Basic (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return sent ? Buffer.from(sent, 'base64').toString('utf8').split(':') : null;
};

const thumbprintOf = (proof: string): Promise<string> => {
  const { jwk } = decodeProtectedHeader(proof);
  return calculateJwkThumbprint(jwk as JWK);
};

const signInOf = ({ client_id: client = '', redirect_uri: app = '' }: Fields) => ({
  client,
  app: app.split('/')[2] ?? '',
  user: 'Ada',
  isPopup: false,
});
