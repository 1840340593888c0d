import type { CarelessClient } from '../careless/clients';
import type { LabClient } from '../clients';
import { originOf } from '../hosts';
import { digestOf } from './digest';
import { HERE } from './here';
import { leaveFor } from './journey';
import { random } from './random';
import { sayOf } from './say';

export type Answer = { access_token: string; refresh_token?: string; id_token?: string };
type Fields = Record<string, string>;

/** Kept while the page is away. */
const VERIFIER = 'verifier';

/** Where a page signs in that does it by hand: an authorization server of the lab, and how this app is called there. */
export type Server = { origin: string; client: string; scope: string };

/** The careless server for one of its clients. */
export const carelessFor = ({ id }: CarelessClient, scope: string): Server => ({
  origin: originOf('careless'),
  client: id,
  scope,
});

/** The identity provider for one of its clients. */
export const providerFor = ({ id, scope }: LabClient): Server => ({ origin: originOf('login'), client: id, scope });

/** What a sign-in at the identity provider asks for besides: consent, and a token for the API. */
export const FOR_API = { prompt: 'consent', resource: originOf('api') };

/** Asks for a code as one should, but for what `fields` say otherwise; an empty text leaves the parameter out. */
export const signIn = async (step: string, { origin, client, scope }: Server, fields: Fields = {}): Promise<never> => {
  const verifier = random(32);
  sessionStorage.setItem(VERIFIER, verifier);
  const asked = {
    client_id: client,
    response_type: 'code',
    redirect_uri: HERE,
    scope,
    state: random(16),
    nonce: random(16),
    ...(!('code_challenge' in fields) && { code_challenge: await digestOf(verifier), code_challenge_method: 'S256' }),
    ...fields,
  };
  const query = Object.entries(asked).filter(([, value]) => value !== '');
  return leaveFor(step, `${origin}/auth?${new URLSearchParams(query)}`);
};

/** The code in the address of this page, if a sign-in came back. */
export const codeHere = (): string | null => new URLSearchParams(location.search).get('code');

/** What a code is traded with: the verifier of the sign-in, or another. */
export const forCode = ({ client }: Server, code: string, fields: Fields = {}): Fields => ({
  grant_type: 'authorization_code',
  client_id: client,
  redirect_uri: HERE,
  code,
  code_verifier: sessionStorage.getItem(VERIFIER) ?? '',
  ...fields,
});

/** Trades a code for tokens, and cleans the address. */
export const trade = async (
  server: Server,
  code: string,
  fields: Fields = {},
  init: RequestInit = {},
): Promise<Answer> => {
  const answer = await askTokens(server, forCode(server, code, fields), init);
  history.replaceState(null, '', HERE);
  return answer;
};

/** Trades a refresh token; `fields`: what else is asked for. */
export const renew = (server: Server, token: string, fields: Fields = {}, init: RequestInit = {}): Promise<Answer> =>
  askTokens(server, { grant_type: 'refresh_token', client_id: server.client, refresh_token: token, ...fields }, init);

/** A token request as it is, without what is empty. Throws when it is refused. */
export const askTokens = async ({ origin }: Server, fields: Fields, init: RequestInit = {}): Promise<Answer> => {
  const body = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''));
  const response = await fetch(`${origin}/token`, { method: 'POST', body, ...init });
  if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
  return response.json();
};

/** A refresh that is to be refused, and the server's word for it. Throws when it is granted. */
export const renewInVain = async ({ origin, client }: Server, token = ''): Promise<string> => {
  const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: client, refresh_token: token });
  const response = await fetch(`${origin}/token`, { method: 'POST', body });
  if (response.ok) throw new Error('the refresh was granted');
  const { error }: { error: string } = await response.json();
  return error;
};

/** Calls an API with a bearer token, and says in a sentence what came of it. */
export const callWith = async (url: string, { access_token: token }: Answer): Promise<string> =>
  sayOf(await fetch(url, { headers: { authorization: `Bearer ${token}` } }));
