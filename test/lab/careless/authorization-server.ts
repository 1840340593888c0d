import { randomBytes } from 'node:crypto';
import { addDeed, complete, type Deed, type DeedName } from '../deeds';
import { type HostName, isInLab, originOf } from '../hosts';
import type { LabLog } from '../lab-log';
import { errorPage, signInPage } from '../sign-in-page';
import { type Ask, html, json, type Reply, type Site } from '../site';
import { carelessClientOf } from './clients';
import { makeTokenKit } from './make-token';
import { readable } from './readable';
import { type Desk, type Fields, tokenEndpoint } from './token-endpoint';
import { weakMetadata } from './weak-metadata';

export type CarelessOptions = {
  host: HostName;
  log: LabLog;
  /** Whom its access tokens are for. */
  audience?: string;
  /** How far its clock is ahead, ms. */
  aheadMs?: number;
};

/**
 * An authorization server that takes every code as often as it is sent, looks at no proof, and ends nothing at logout or
 * revocation. The user is always signed in. What else it does wrong depends on the client.
 */
export const carelessServer = ({ host, log, audience = originOf('lenient'), aheadMs = 0 }: CarelessOptions): Site => {
  const origin = originOf(host);
  const desk: Desk = {
    kit: makeTokenKit(origin, aheadMs),
    audience,
    codes: new Map(),
    refreshes: new Map(),
    note(kind, value, client) {
      if (value) log.issued.push({ kind, value, client, at: Date.now() });
    },
    tell: (told) => addDeed(log.deeds, { host, ...told }),
  };
  const token = tokenEndpoint(desk);
  const routes: Record<string, (ask: Ask) => Reply | Promise<Reply>> = {
    'GET /auth': ({ url }) => {
      const asked: Fields = Object.fromEntries(url.searchParams);
      return asked.prompt === 'login' ? html(200, signInPage(signInOf(asked))) : goBack(desk, 303, asked);
    },
    // 307 sends on the form, and with it what the user typed (RFC 9700 §4.12).
    'POST /auth': ({ url }) => goBack(desk, 307, Object.fromEntries(url.searchParams)),
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
    const address = `${ask.method} ${ask.url.pathname}`;
    const deed = ASKED[address];
    const asked = deed && desk.tell({ deed, headers: ask.headers, ...saidIn(ask) });
    const reply = (await routes[address]?.(ask)) ?? null;
    if (asked) complete(asked, { status: reply?.status });
    return reply;
  };
};

/** What a request to an address asks for; the token endpoint tells its own. */
const ASKED: Record<string, DeedName> = {
  'GET /auth': 'authorization-asked',
  'POST /auth': 'authorization-asked',
  'POST /revoke': 'revocation-asked',
  'GET /logout': 'logout-asked',
  'GET /.well-known/openid-configuration': 'metadata-read',
};

const saidIn = ({ url, body }: Ask): Pick<Deed, 'prompt' | 'sent'> & { client?: string } => {
  const said: Fields = Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)]);
  return { client: said.client_id, prompt: said.prompt, sent: said.token ?? said.id_token_hint };
};

/** Back to the app with a code, whatever was asked: state and iss as the client has them mixed up. */
const goBack = ({ kit, codes, note, tell }: Desk, status: 303 | 307, asked: Fields): Reply => {
  const client = carelessClientOf(asked.client_id);
  const redirect = asked.redirect_uri ?? '';
  if (!client || !isInLab(redirect)) return html(400, errorPage('This server does not know the app.'));
  const code = random();
  codes.set(code, asked);
  note('code', code, client.id);
  tell({ deed: 'code-issued', client: client.id, given: { code } });
  const back = new URL(redirect);
  back.searchParams.set('code', code);
  if (asked.state) back.searchParams.set('state', client.mixesUp === 'state' ? random() : asked.state);
  back.searchParams.set('iss', client.mixesUp === 'issuer' ? originOf('login') : kit.issuer);
  return { status, headers: { location: back.href, 'cache-control': 'no-store' } };
};

const random = (): string => randomBytes(32).toString('base64url');

const signInOf = ({ client_id: client = '', redirect_uri: app = '' }: Fields) => ({
  client,
  app: app.split('/')[2] ?? '',
  user: 'Ada',
  isPopup: false,
});
