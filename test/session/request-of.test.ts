import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventKind } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { APP, accessToken, apiCall, navigate, opaque, seen, tokenExchange } from './login';
import { AS, ask, attempt, back, idToken } from './make-attempt';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const grants = () => bench.desk.memory.grants;
const kindsOf = (index: number) => grants()[index]?.events.map(({ kind }) => kind);
const fact = (kind: EventKind) =>
  grants()
    .flatMap(({ events }) => events.filter((one) => one.kind === kind))
    .at(-1)?.facts ?? {};
const SIGN_IN = ['authorization_request', 'callback', 'code_exchange', 'token_issued'];

const exchange = async (client: string, code: string, verifier: string) =>
  tokenExchange(
    { grant_type: 'authorization_code', client_id: client, code, code_verifier: verifier },
    { access_token: await accessToken(), token_type: 'Bearer' },
  );

/** A request that is sent ahead, as the browser tells of it, and the answer that the page reads. */
const push = (asked: Record<string, string>, requestUri: string, status = 201) => {
  const url = `${AS}/par`;
  const request = { id: opaque(8), method: 'POST', type: 'xmlhttprequest' };
  const answer = requestUri ? { request_uri: requestUri, expires_in: 60 } : { error: 'invalid_request' };
  return [
    seen('request-url', url, { exchange: request, fields: [{ name: '', value: '/par' }] }),
    seen('request-body', url, {
      exchange: request,
      fields: [{ name: '', value: new URLSearchParams(asked).toString() }],
    }),
    seen('response-header', url, { exchange: { ...request, answer: { status } }, fields: [] }),
    seen('response-body', url, {
      exchange: { ...request, id: opaque(8), answer: { status } },
      reportedBy: 'page',
      fields: [{ name: '', value: JSON.stringify(answer), media: 'application/json' }],
    }),
  ];
};

describe('a request that is sent ahead (RFC 9126)', () => {
  it('and the navigation to it are one, of a client that is known', async () => {
    const { asked, state, code, verifier } = attempt();
    const name = `urn:ietf:params:oauth:request_uri:${opaque()}`;
    await bench.take(...push(asked, name));
    expect(grants()).toMatchObject([{ issuer: AS, clientId: 'spa' }]);
    await bench.take(...ask({ client_id: 'spa', request_uri: name }, { answer: { status: 303 } }));
    await bench.take(...back({ code, state, iss: AS }), ...(await exchange('spa', code, verifier)));
    expect(grants()).toHaveLength(1);
    expect(kindsOf(0)).toEqual(SIGN_IN);
    const request = fact('authorization_request');
    expect(request).toMatchObject({ responseType: 'code', redirect: `${APP}/cb`, framed: false, status: 303 });
    expect(request).not.toHaveProperty('elsewhere');
    expect(fact('callback').matches).toBe(true);
    expect(fact('code_exchange').challenge).toBe(request.challenge);
    for (const value of [name, state, code, verifier]) expect(bench.everything()).not.toContain(value);
  });

  it('is none where the server gave it no name, and none that is sent by a form', async () => {
    await bench.take(...push(attempt().asked, '', 400), ...push(attempt().asked, 'urn:x', 400));
    expect(grants()).toEqual([]);
  });

  it('may be asked in a frame', async () => {
    const { asked, state, code } = attempt({ prompt: 'none' });
    await bench.take(
      ...push(asked, 'urn:x'),
      ...ask({ client_id: 'spa', request_uri: 'urn:x' }, { type: 'sub_frame' }),
    );
    await bench.take(...back({ code, state, iss: AS }, { type: 'sub_frame' }));
    expect(kindsOf(0)).toEqual(['authorization_request', 'callback', 'silent_renew']);
  });

  it('whose parameters nobody saw is joined by the server that answers it', async () => {
    const { state, code, verifier } = attempt();
    await bench.take(...ask({ client_id: 'spa', request_uri: 'urn:x' }), ...back({ code, state, iss: AS }));
    await bench.take(...(await exchange('spa', code, verifier)));
    expect(grants()).toHaveLength(1);
    expect(kindsOf(0)).toEqual(SIGN_IN);
    expect(fact('callback')).not.toHaveProperty('matches');
  });

  it('is not joined by another server', async () => {
    const { state, code } = attempt();
    const other = 'https://other.idp.test';
    await bench.take(...ask({ client_id: 'spa', request_uri: 'urn:x' }));
    await bench.take(...back({ code, state, iss: other }, { initiator: other }));
    expect(grants()).toHaveLength(2);
  });
});

it('a signed request (RFC 9101) is read: its state, challenge and address join what comes of it', async () => {
  const { asked, state, code, verifier } = attempt();
  const request = await idToken(asked);
  await bench.take(...ask({ client_id: 'spa', request }), ...back({ code, state, iss: AS }));
  await bench.take(...(await exchange('spa', code, verifier)));
  expect(grants()).toHaveLength(1);
  expect(kindsOf(0)).toEqual(SIGN_IN);
  expect(fact('authorization_request')).toMatchObject({ elsewhere: true, redirect: `${APP}/cb`, method: 'S256' });
  expect(fact('callback').matches).toBe(true);
  for (const value of [request, state, code]) expect(bench.everything()).not.toContain(value);
});

it('an answer by form (form_post) comes with the body of a navigation', async () => {
  const { asked, state, code, verifier } = attempt({ response_mode: 'form_post' });
  const at = Date.now();
  const [navigation] = navigate(`${APP}/cb`, { at, initiator: AS });
  if (!navigation?.exchange) throw new Error('There is no navigation.');
  const post = { ...navigation.exchange, method: 'POST' };
  const fields = Object.entries({ code, state, iss: AS }).map(([name, value]) => ({ name, value }));
  await bench.take(...ask(asked, { at: at - 1_000 }));
  await bench.take({ ...navigation, exchange: post });
  await bench.take({ ...navigation, exchange: post, channel: 'request-body', fields });
  await bench.take({
    ...navigation,
    channel: 'response-header',
    exchange: { ...post, answer: { status: 200 } },
    fields: [],
  });
  await bench.take(...(await exchange('spa', code, verifier)));
  expect(grants()).toHaveLength(1);
  expect(kindsOf(0)).toEqual(SIGN_IN);
  expect(fact('callback')).toMatchObject({ mode: 'form_post', matches: true, status: 200 });
});

describe('an answer by message (web_message)', () => {
  const message = (said: unknown, more: object = {}) =>
    seen('post-message', `${APP}/`, {
      fields: [{ name: `window message from ${AS}`, value: JSON.stringify(said) }],
      route: { via: 'window', target: 'own', to: APP },
      ...more,
    });
  const response = (members: Record<string, string>) => ({ type: 'authorization_response', response: members });

  it('is the callback of the request with its state, once', async () => {
    const { asked, state, code, verifier } = attempt({ response_mode: 'web_message', prompt: 'none' });
    await bench.take(...ask(asked, { type: 'sub_frame' }));
    for (let times = 0; times < 2; times++) await bench.take(message(response({ code, state, iss: AS })));
    await bench.take(...(await exchange('spa', code, verifier)));
    expect(grants()).toHaveLength(1);
    expect(kindsOf(0)).toEqual([
      ...['authorization_request', 'callback', 'silent_renew', 'code_exchange', 'token_issued'],
    ]);
    expect(fact('callback')).toMatchObject({ mode: 'web_message', matches: true });
    expect(bench.everything()).not.toContain(code);
  });

  it('may be an error', async () => {
    const { asked, state } = attempt({ response_mode: 'web_message', prompt: 'none' });
    await bench.take(...ask(asked, { type: 'sub_frame' }));
    for (let times = 0; times < 2; times++) await bench.take(message(response({ error: 'login_required', state })));
    expect(kindsOf(0)).toEqual(['authorization_request', 'authorization_error', 'silent_renew']);
    expect(fact('silent_renew')).toEqual({ error: 'login_required' });
  });

  it('is none that nobody asked for, that the page alone tells of, or that a popup hands on', async () => {
    const { asked, state, code } = attempt();
    await bench.take(message(response({ code, state, iss: AS })));
    expect(grants()).toEqual([]);
    await bench.take(...ask(asked));
    await bench.take(message(response({ code, state, iss: AS }), { reportedBy: 'page' }));
    expect(bench.events()).toEqual(['authorization_request']);
    await bench.take(...back({ code, state, iss: AS }));
    await bench.take(message(response({ code, state, iss: AS }), { at: Date.now() + 300_000 }));
    expect(bench.events()).toEqual(['authorization_request', 'callback']);
    expect(fact('callback').mode).toBe('query');
  });

  it('proves nothing of the tokens in it', async () => {
    const { asked, state } = attempt({ response_type: 'token', response_mode: 'web_message' });
    const access_token = opaque();
    await bench.take(...ask(asked), message(response({ access_token, token_type: 'Bearer', state })));
    expect(bench.kinds()).not.toContain('access proven');
    expect(bench.desk.memory.followed).toEqual([]);
  });
});

it('a hybrid answer brings an ID token first and the rest with its code, in one grant', async () => {
  const { asked, state, code, verifier, nonce } = attempt({ response_type: 'code id_token' });
  const fields = Object.entries({ code, state, id_token: await idToken({ nonce }) });
  const fragment = (url: string) => seen('fragment', url, { fields: fields.map(([name, value]) => ({ name, value })) });
  await bench.take(...ask(asked), fragment(`${AS}/auth`), fragment(`${APP}/cb`));
  await bench.take(...(await exchange('spa', code, verifier)));
  expect(grants()).toHaveLength(1);
  expect(kindsOf(0)).toEqual(['authorization_request', 'callback', 'token_issued', 'code_exchange', 'token_issued']);
});

describe('sign-ins that run side by side', () => {
  it('of two clients at two servers stay apart, with the same state too', async () => {
    const other = 'https://other.idp.test';
    const state = 'constant-state';
    const mine = attempt({ state, nonce: '' });
    const theirs = attempt({ state, nonce: '', client_id: 'shop', redirect_uri: `${APP}/shop/cb` });
    await bench.take(...ask(mine.asked));
    await bench.take(...navigate(`${other}/auth?${new URLSearchParams(theirs.asked)}`, { initiator: APP }));
    await bench.take(...back({ code: mine.code, state }));
    const answer = new URLSearchParams({ code: theirs.code, state });
    await bench.take(...navigate(`${APP}/shop/cb?${answer}`, { initiator: other }));
    // Reloaded: what was answered is answered once more, and nothing else is.
    await bench.take(...back({ code: mine.code, state }));
    await bench.take(...(await exchange('shop', theirs.code, theirs.verifier)));
    await bench.take(...(await exchange('spa', mine.code, mine.verifier)));
    expect(grants().map(({ clientId, issuer }) => [clientId, issuer])).toEqual([
      ['spa', AS],
      ['shop', other],
    ]);
    expect(new Set(kindsOf(0))).toEqual(new Set(SIGN_IN));
    expect(kindsOf(1)).toEqual(SIGN_IN);
  });

  it('of a client that is in use since before watching began is one of its own', async () => {
    await bench.take(...apiCall(await accessToken()));
    await bench.take(...(await exchange('spa', opaque(), opaque())));
    expect(kindsOf(0)).toEqual(['token_used']);
    expect(kindsOf(1)).toEqual(['code_exchange', 'token_issued']);
  });
});
