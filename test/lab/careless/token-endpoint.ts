import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, decodeProtectedHeader, type JWK } from 'jose';
import { type addDeed, type Deed, deedsOfGrant } from '../deeds';
import type { Issued } from '../lab-log';
import { type Ask, json, type Reply } from '../site';
import { type CarelessClient, carelessClientOf } from './clients';
import { accessToken, idToken, type TokenKit } from './make-token';
import { readable } from './readable';
import { shapeIn } from './token-shapes';

/** Parameters of a request, by name. */
export type Fields = Record<string, string | undefined>;

/** What the server remembers: what was asked for when a code or a refresh token was given out. Nothing ever ends. */
export type Desk = {
  kit: TokenKit;
  audience: string;
  codes: Map<string, Fields>;
  refreshes: Map<string, Fields>;
  note(kind: Issued['kind'], value: string | undefined, client: string): void;
  /** Adds to the journal of this server. */
  tell(deed: Omit<Parameters<typeof addDeed>[1], 'host'>): Deed;
};

/** Answers token requests of any grant type there ever was, and looks at no proof of who asks. */
export const tokenEndpoint =
  (desk: Desk) =>
  async (ask: Ask): Promise<Reply> => {
    const fields: Fields = Object.fromEntries(new URLSearchParams(ask.body));
    const [id = '', secret] = basicIn(ask) ?? [fields.client_id, fields.client_secret];
    const client = carelessClientOf(id);
    const asked = ASKED[fields.grant_type ?? '']?.(fields, desk);
    desk.note('code-verifier', fields.code_verifier, id);
    desk.note('client-secret', secret, id);
    const { asked: deed, granted, refused } = deedsOfGrant(fields.grant_type);
    const told = { client: id, sent: fields.refresh_token ?? fields.code, headers: ask.headers };
    desk.tell({ ...told, deed, status: client && asked ? 200 : 400 });
    if (!client || !asked) {
      desk.tell({ ...told, deed: refused, status: 400, error: 'invalid_grant' });
      return readable(ask, json(400, { error: 'invalid_grant' }), client?.isOpen);
    }
    const jkt = ask.headers.dpop && (await thumbprintOf(String(ask.headers.dpop)));
    const answer = issue(desk, client, { asked, fields, ...(jkt && { jkt }) });
    const given = { access: answer.access_token, refresh: answer.refresh_token, id: answer.id_token };
    for (const one of granted) desk.tell({ ...told, deed: one, ...(one === granted.at(-1) && { given }) });
    return readable(ask, json(200, answer, client.isOpen ? { 'cache-control': 'public' } : {}), client.isOpen);
  };

/** What was asked for in the first place, by grant type; undefined refuses. */
const ASKED: Record<string, (fields: Fields, desk: Desk) => Fields | undefined> = {
  authorization_code: ({ code = '' }, { codes }) => codes.get(code),
  refresh_token: ({ refresh_token: token = '' }, { refreshes }) => refreshes.get(token),
  password: (fields) => fields,
  client_credentials: (fields) => fields,
};

type Asked = { asked: Fields; fields: Fields; jkt?: string };

const issue = ({ kit, audience, refreshes, note }: Desk, client: CarelessClient, { asked, fields, jkt }: Asked) => {
  const { id, lifetime, mixesUp, keeps, states = lifetime, refreshEnds = TWO_WEEKS } = client;
  const scope = fields.scope ?? asked.scope ?? '';
  const nonce = mixesUp === 'nonce' ? random() : asked.nonce;
  const access = accessToken(kit, {
    client: id,
    audience,
    lifetime,
    scope,
    shape: shapeIn(scope),
    ...(jkt && { jkt }),
  });
  const identity = scope.includes('openid') ? idToken(kit, { client: id, nonce, shape: shapeIn(scope) }) : undefined;
  const next = scope.includes('offline_access') ? random() : undefined;
  const refresh = keeps ? (fields.refresh_token ?? next) : next;
  if (refresh) refreshes.set(refresh, { ...asked, nonce: undefined });
  note('access', access, id);
  note('refresh', refresh, id);
  note('id', identity, id);
  return {
    access_token: access,
    token_type: jkt ? 'DPoP' : 'Bearer',
    expires_in: states,
    refresh_token: refresh,
    ...(refresh && { refresh_expires_in: refreshEnds }),
    id_token: identity,
  };
};

/** In s. */
const TWO_WEEKS = 14 * 86_400;

const random = (): string => randomBytes(32).toString('base64url');

const basicIn = ({ headers }: Ask): string[] | null => {
  const sent = /^Basic (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return sent ? Buffer.from(sent, 'base64').toString('utf8').split(':') : null;
};

const thumbprintOf = (proof: string): Promise<string> =>
  calculateJwkThumbprint(decodeProtectedHeader(proof).jwk as JWK);
