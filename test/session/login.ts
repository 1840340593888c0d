import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Answer } from '../../src/oauth/answer';
import type { Exchange, Observation } from '../../src/oauth/observation';
import { sieve } from '../../src/oauth/sieve';

export const APP = 'https://app.spa.test';
export const TOKEN_ENDPOINT = 'https://login.idp.test/token';
export const API = 'https://api.resource.test';

/** A value that nothing gives away but that it was told of; of a thousand at random, one reads like the name of a token. */
export const opaque = (bytes = 32): string => {
  const value = randomBytes(bytes).toString('base64url');
  return sieve(value) ? opaque(bytes) : value;
};

const key = new TextEncoder().encode(opaque());

/** A signed access token, as RFC 9068 has it. Times in seconds. */
export const accessToken = (claims: Record<string, unknown> = {}): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  const base = {
    iss: 'https://login.idp.test',
    aud: API,
    sub: 'ada',
    client_id: 'spa',
    scope: 'orders:read',
    iat: now,
    exp: now + 600,
    jti: opaque(8),
  };
  return new SignJWT({ ...base, ...claims }).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).sign(key);
};

type Parts = Partial<Observation> & { fields: Observation['fields'] };

/** An observation of the app's tab, as the browser reports it. */
export const seen = (channel: Observation['channel'], url: string, { fields, ...rest }: Parts): Observation => ({
  channel,
  at: Date.now(),
  tab: 1,
  frame: 0,
  top: APP,
  url,
  reportedBy: 'browser',
  exchange: null,
  fields,
  ...rest,
});

export const body = (text: string): Observation['fields'] => [{ name: '', value: text }];

let count = 0;

/** One token request and all that the browser and the page tell of it, in the order they tell it. */
export const tokenExchange = (
  request: Record<string, string>,
  response: Record<string, unknown>,
  { status = 200, at = Date.now(), confirmed = true, headers = [] as Observation['fields'] } = {},
): Observation[] => {
  const exchange: Exchange = { id: `request-${++count}`, method: 'POST', type: 'xmlhttprequest' };
  const sent = body(new URLSearchParams(request).toString());
  const page = { reportedBy: 'page' as const, exchange: { ...exchange, id: `report-${count}` } };
  return [
    ...(confirmed
      ? [
          seen('request-url', TOKEN_ENDPOINT, { at, exchange, fields: [{ name: '', value: '/token' }] }),
          seen('request-body', TOKEN_ENDPOINT, { at, exchange, fields: sent }),
          ...(headers.length > 0 ? [seen('request-header', TOKEN_ENDPOINT, { at, exchange, fields: headers })] : []),
          seen('response-header', TOKEN_ENDPOINT, {
            at: at + 20,
            exchange: { ...exchange, answer: { status, date: at } },
            fields: [],
          }),
        ]
      : []),
    seen('request-body', TOKEN_ENDPOINT, { ...page, at, fields: sent }),
    seen('response-body', TOKEN_ENDPOINT, {
      ...page,
      exchange: { ...page.exchange, answer: { status } },
      at: at + 30,
      fields: [{ name: '', value: JSON.stringify(response), media: 'application/json' }],
    }),
  ];
};

/** A call of the API with a bearer token, and its answer. */
export const apiCall = (
  token: string,
  { status = 200, at = Date.now(), url = `${API}/orders`, error = undefined as string | undefined } = {},
): Observation[] => {
  const exchange: Exchange = { id: `request-${++count}`, method: 'GET', type: 'xmlhttprequest' };
  return [
    seen('request-url', url, { at, exchange, fields: [{ name: '', value: new URL(url).pathname }] }),
    seen('request-header', url, { at, exchange, fields: [{ name: 'authorization', value: `Bearer ${token}` }] }),
    seen('response-header', url, {
      at: at + 15,
      exchange: { ...exchange, answer: { status, date: at, ...(error && { error }) } },
      fields: [],
    }),
  ];
};

export const inLocalStorage = (name: string, value: string, at = Date.now()): Observation =>
  seen('local-storage', `${APP}/`, { at, fields: [{ name, value }] });

/** A page or a frame going somewhere, and the answer it gets, if any. */
export const navigate = (
  address: string,
  {
    answer,
    at = Date.now(),
    type = 'main_frame',
    ...more
  }: Partial<Observation> & { answer?: Answer; type?: string } = {},
): Observation[] => {
  const { pathname, searchParams } = new URL(address);
  const exchange: Exchange = { id: `request-${++count}`, method: 'GET', type };
  const fields = [{ name: '', value: pathname }, ...[...searchParams].map(([name, value]) => ({ name, value }))];
  return [
    seen('request-url', address, { at, exchange, fields, ...more }),
    ...(answer
      ? [seen('response-header', address, { at: at + 10, ...more, exchange: { ...exchange, answer }, fields: [] })]
      : []),
  ];
};
