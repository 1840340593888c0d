import { type Ask, html, json, type Reply, type Site } from '../../lab/site';
import { random } from './make-value';
import type { Note } from './vendor';

/** Of a sign-in: what the authorization request said. */
type SignIn = { client: string; scope: string; nonce?: string };

/** What tells one authorization server from another. */
export type CodeFlow = {
  authorize: string;
  token: string;
  /** The token response, whose refresh token replaces the one before. */
  answer(signIn: SignIn): Promise<Record<string, unknown>>;
  /** Documents that the SDK reads first, by path. */
  documents?: Readonly<Record<string, unknown>>;
};

/** Authorization code flow and refresh tokens that rotate (RFC 6749 §4.1, §6); every user is signed in and agrees at once. */
export const codeFlow = ({ authorize, token, answer, documents = {} }: CodeFlow, note: Note): Site => {
  const codes = new Map<string, SignIn>();
  const refreshers = new Map<string, SignIn>();

  const grant = async (signIn: SignIn | undefined): Promise<Reply> => {
    if (!signIn) return json(400, { error: 'invalid_grant' });
    const response = await answer(signIn);
    note(response.access_token, 'access');
    note(response.refresh_token, 'refresh');
    note(response.id_token, 'id');
    refreshers.set(String(response.refresh_token), signIn);
    return json(200, response);
  };
  const routes: Record<string, (ask: Ask) => Reply | Promise<Reply>> = {
    [`GET ${authorize}`]: ({ url: { searchParams } }) => {
      const asked = Object.fromEntries(searchParams);
      const code = random(24);
      note(code, 'code');
      const { client_id: client = '', scope = '', nonce } = asked;
      codes.set(code, { client, scope, ...(nonce && { nonce }) });
      return answerTo(asked, code);
    },
    [`POST ${token}`]: ({ body }) => {
      const sent = new URLSearchParams(body);
      const [store, key] =
        sent.get('grant_type') === 'refresh_token'
          ? [refreshers, sent.get('refresh_token')]
          : [codes, sent.get('code')];
      const signIn = store.get(key ?? '');
      store.delete(key ?? '');
      return grant(signIn);
    },
  };
  return (ask) => {
    const document = documents[ask.url.pathname];
    return document ? json(200, document) : (routes[`${ask.method} ${ask.url.pathname}`]?.(ask) ?? null);
  };
};

/** The three ways an answer comes back: in the query, in the fragment, or posted by a hidden frame. */
const answerTo = (asked: Record<string, string>, code: string): Reply => {
  const { redirect_uri: back = '', state = '', response_mode: mode = 'query' } = asked;
  const response = { code, state };
  if (mode === 'web_message') {
    const message = JSON.stringify({ type: 'authorization_response', response });
    return html(200, `<!doctype html><script>parent.postMessage(${message}, ${JSON.stringify(back)})</script>`);
  }
  const address = new URL(back);
  if (mode === 'fragment') address.hash = new URLSearchParams({ ...response, session_state: random(12) }).toString();
  else for (const [name, value] of Object.entries(response)) address.searchParams.set(name, value);
  return { status: 302, headers: { location: address.href } };
};
