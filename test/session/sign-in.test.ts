import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { factsOf } from '../../src/oauth/event-facts';
import type { EventKind } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP, accessToken, navigate, opaque, seen, tokenExchange } from './login';

const fake = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return (fake.current as FakeBrowser).browser;
  },
}));
fake.current = fakeBrowser();

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const AS = 'https://login.idp.test';
const grants = () => bench.desk.memory.grants;
const find = <K extends EventKind>(kind: K) =>
  bench.desk.memory.grants.flatMap(({ events }) => events.filter((one) => one.kind === kind));
const fact = (kind: EventKind) => find(kind).at(-1)?.facts ?? {};

/** One sign-in by code with all that protects it. */
const attempt = (more: Record<string, string> = {}) => {
  const verifier = opaque();
  const asked: Record<string, string> = {
    client_id: 'spa',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${APP}/cb`,
    state: opaque(16),
    nonce: opaque(16),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  for (const [name, value] of Object.entries(asked)) if (value === '') delete asked[name];
  return { verifier, asked, state: asked.state ?? '', nonce: asked.nonce ?? '', code: opaque() };
};
const ask = (asked: Record<string, string>, more: Parameters<typeof navigate>[1] = {}) =>
  navigate(`${AS}/auth?${new URLSearchParams(asked)}`, { initiator: APP, ...more });
const back = (answer: Record<string, string>, more: Parameters<typeof navigate>[1] = {}) =>
  navigate(`${APP}/cb?${new URLSearchParams(answer)}`, { initiator: AS, ...more });
const idToken = (claims: Record<string, unknown>) =>
  new SignJWT({ iss: AS, aud: 'spa', sub: 'ada', exp: 4_000_000_000, iat: 1, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(opaque()));

describe('a sign-in', () => {
  it('is one grant from its request to its tokens, and no value of it is kept', async () => {
    const { asked, state, code, verifier, nonce } = attempt();
    const at = Date.now() - 10_000;
    await bench.take(...ask(asked, { at, answer: { status: 302 } }));
    await bench.take(...back({ code, state, iss: AS }, { at: at + 3_000, answer: { status: 200 } }));
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', client_id: 'spa', code, code_verifier: verifier },
        {
          access_token: await accessToken(),
          token_type: 'Bearer',
          expires_in: 600,
          id_token: await idToken({ nonce }),
        },
        { at: at + 4_000 },
      ),
    );
    expect(bench.events()).toEqual(['authorization_request', 'callback', 'code_exchange', 'token_issued']);
    expect(grants()).toMatchObject([{ issuer: AS, clientId: 'spa' }]);
    const request = fact('authorization_request');
    expect(request).toMatchObject({
      method: 'S256',
      responseType: 'code',
      openid: true,
      origin: AS,
      redirect: `${APP}/cb`,
      redirectScheme: 'https',
      plain: false,
      framed: false,
      stateLength: state.length,
      status: 302,
    });
    const callback = fact('callback');
    expect(callback).toMatchObject({
      mode: 'query',
      issuer: AS,
      matches: true,
      afterMs: 3_000,
      status: 200,
      setsSession: false,
    });
    expect(callback.state).toBe(request.state);
    const exchange = fact('code_exchange');
    expect(exchange).toMatchObject({
      hasVerifier: true,
      authenticated: false,
      bound: false,
      afterMs: 1_000,
      status: 200,
    });
    expect(exchange.challenge).toBe(request.challenge);
    const issued = fact('token_issued');
    expect(issued).toMatchObject({ tokenType: 'Bearer', expiresIn: 600 });
    expect(issued.nonce).toBe(request.nonce);
    expect(Math.abs(Number(issued.expiryGapMs) - 6_000)).toBeLessThan(2_000);
    for (const value of [state, code, verifier, asked.code_challenge]) expect(bench.everything()).not.toContain(value);
  });

  it.each([
    ['its challenge', { state: '', nonce: '' }],
    ['where it comes back to', { state: '', nonce: '', code_challenge: '', code_challenge_method: '' }],
  ])('without a state is joined by %s', async (_, missing) => {
    const { asked, code, verifier } = attempt(missing);
    await bench.take(...ask(asked), ...back({ code, iss: AS }));
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', client_id: 'spa', code, code_verifier: verifier },
        { access_token: opaque(), token_type: 'Bearer' },
      ),
    );
    expect(grants()).toHaveLength(1);
    expect(fact('callback')).not.toHaveProperty('matches');
  });

  it('whose callback was not seen is joined by the challenge, of either method', async () => {
    for (const method of ['S256', 'plain']) {
      bench = benchDesk();
      const { asked, code, verifier } = attempt();
      const challenge: Record<string, string> =
        method === 'plain' ? { code_challenge: verifier, code_challenge_method: method } : {};
      await bench.take(...ask({ ...asked, ...challenge }));
      await bench.take(
        ...tokenExchange(
          { grant_type: 'authorization_code', client_id: 'spa', code, code_verifier: verifier },
          { access_token: opaque(), token_type: 'Bearer' },
        ),
      );
      expect(grants()).toHaveLength(1);
    }
  });

  it('is judged once more with what the answer adds', async () => {
    const { asked, code, verifier } = attempt();
    await bench.take(...ask(asked));
    expect(fact('authorization_request')).not.toHaveProperty('status');
    const request = { grant_type: 'authorization_code', client_id: 'spa', code, code_verifier: verifier };
    await bench.take(
      ...tokenExchange(
        { ...request, client_secret: opaque() },
        { error: 'invalid_grant' },
        {
          status: 400,
          headers: [{ name: 'dpop', value: opaque() }],
        },
      ),
    );
    expect(fact('code_exchange')).toMatchObject({
      status: 400,
      error: 'invalid_grant',
      authenticated: true,
      by: 'secret',
      bound: true,
    });
  });
});

describe('an authorization request', () => {
  it('that is reloaded is the same one', async () => {
    const unprotected: Record<string, string>[] = [{}, { nonce: '' }, { nonce: '', code_challenge: '' }];
    for (const missing of unprotected) {
      bench = benchDesk();
      const { asked } = attempt(missing);
      await bench.take(...ask(asked), ...ask(asked, { at: Date.now() + 60_000 }));
      expect(bench.events()).toEqual(['authorization_request']);
    }
  });

  it('with the same state after an answer is another, if nothing says that it is a reload', async () => {
    const { asked, state } = attempt({ nonce: '', code_challenge: '' });
    await bench.take(...ask(asked), ...back({ code: opaque(), state }), ...ask(asked));
    expect(grants().map(({ events }) => events.length)).toEqual([2, 1]);
    expect(new Set(grants().map(({ id }) => id)).size).toBe(2);
  });

  it('with the same challenge and another state is another', async () => {
    const { asked } = attempt();
    await bench.take(...ask(asked), ...ask({ ...asked, state: opaque() }));
    expect(grants()).toHaveLength(2);
  });

  it('that its server passes on to itself is the same one, whatever it makes of it', async () => {
    const { asked } = attempt();
    const rewritten = { client_id: 'spa', response_type: 'code', state: opaque() };
    await bench.take(...ask(asked), ...ask(rewritten, { initiator: AS }));
    expect(grants()).toHaveLength(1);
    const [first] = ask(attempt().asked);
    const [second] = ask({ ...rewritten, state: opaque() });
    if (!first || !second) throw new Error('There is no request.');
    await bench.take(first, { ...second, at: second.at + 50, exchange: first.exchange });
    expect(grants()).toHaveLength(2);
  });

  it.each([
    ['http://app.spa.test/cb', 'http'],
    ['http://localhost:3000/cb', 'localhost'],
    ['http://127.0.0.1/cb', 'loopback'],
    ['http://[::1]/cb', 'loopback'],
    ['com.spa.app:/cb', 'app'],
  ])('to %s comes back by %s', async (redirect, scheme) => {
    await bench.take(...ask(attempt({ redirect_uri: redirect }).asked));
    expect(fact('authorization_request')).toMatchObject({ redirect, redirectScheme: scheme });
  });

  it('in a frame, over plain http, by reference, says so', async () => {
    const { asked } = attempt({ request_uri: 'urn:x', prompt: 'none' });
    await bench.take(...navigate(`http://login.idp.test/auth?${new URLSearchParams(asked)}`, { type: 'sub_frame' }));
    expect(fact('authorization_request')).toMatchObject({ framed: true, plain: true, elsewhere: true, prompt: 'none' });
  });
});

describe('a callback', () => {
  it('with a state that nobody asked with is of no request', async () => {
    const { asked } = attempt();
    await bench.take(...ask(asked), ...back({ code: opaque(), state: opaque() }));
    expect(fact('callback').matches).toBe(false);
    expect(grants()).toHaveLength(2);
  });

  it('is not compared where no request was seen, or its state travelled elsewhere', async () => {
    await bench.take(...back({ code: opaque(), state: opaque() }));
    expect(fact('callback')).not.toHaveProperty('matches');
    await bench.take(
      ...ask(attempt({ state: '', request_uri: 'urn:x' }).asked),
      ...back({ code: opaque(), state: opaque() }),
    );
    expect(fact('callback')).not.toHaveProperty('matches');
    expect(grants()).toHaveLength(2);
  });

  it('may bring an error, of a request that was seen', async () => {
    const { asked, state } = attempt();
    await bench.take(...back({ error: 'access_denied', state }));
    expect(grants()).toEqual([]);
    await bench.take(...ask(asked), ...back({ error: 'access_denied', state, iss: AS }));
    expect(fact('authorization_error')).toMatchObject({ error: 'access_denied', issuer: AS });
  });

  it('brings tokens in a fragment, once, however often it is told of', async () => {
    const { asked, state, nonce } = attempt({ response_type: 'id_token token' });
    const access_token = await accessToken();
    const id_token = await idToken({ nonce });
    const fields = Object.entries({ access_token, id_token, token_type: 'Bearer', expires_in: '600', state });
    const fragment = (url: string) =>
      seen('fragment', url, { fields: fields.map(([name, value]) => ({ name, value })) });
    await bench.take(fragment(`${APP}/cb`));
    expect(grants()).toEqual([]);
    await bench.take(...ask(asked), fragment(`${AS}/auth`), fragment(`${APP}/cb`));
    expect(bench.events()).toEqual(['authorization_request', 'callback', 'token_issued']);
    expect(fact('callback')).toMatchObject({ mode: 'fragment', matches: true, hashes: 'missing', idTokenIssuer: AS });
    expect(fact('token_issued')).toMatchObject({ front: true, expiresIn: 600 });
    expect(fact('token_issued').nonce).toBe(fact('authorization_request').nonce);
    expect(bench.desk.inspection.tokens.find(({ kind }) => kind === 'access')?.expirySource).toBeDefined();
  });

  it('that is fetched ahead of need says so', async () => {
    const { asked, state, code } = attempt();
    const [url, answer] = back({ code, state }, { answer: { status: 200 } });
    if (!url || !answer) throw new Error('There is no answer.');
    const headers = {
      ...url,
      channel: 'request-header' as const,
      fields: [{ name: 'sec-purpose', value: 'prefetch;prerender' }],
    };
    await bench.take(...ask(asked), url, headers, answer);
    expect(fact('callback').prefetch).toBe(true);
  });
});

describe('what a server does with a code', () => {
  const sets = [{ name: '__Host-app', httpOnly: true }];
  const redirect = { origin: APP, plain: false, carries: false };

  it('is inferred from an answer that leads away with cookies', async () => {
    const { asked, state, code } = attempt();
    await bench.take(...ask(asked), ...back({ code, state }, { answer: { status: 302, sets, redirect } }));
    expect(fact('callback').setsSession).toBe(true);
    expect(find('backend_exchange')).toMatchObject([{ evidence: 'inferred', facts: { cookies: 1 } }]);
  });

  it.each([
    ['the code goes on', { status: 302, sets, redirect: { ...redirect, carries: true } }],
    ['it sets nothing', { status: 302, sets: [], redirect }],
    ['it failed', { status: 500, sets, redirect }],
    ['it is a page', { status: 200, sets }],
  ])('is not inferred at once where %s', async (_, answer) => {
    const { asked, state, code } = attempt();
    await bench.take(...ask(asked), ...back({ code, state }, { answer }));
    expect(find('backend_exchange')).toEqual([]);
  });

  it('is inferred a minute later where no page has exchanged it, and once', async () => {
    const at = Date.now();
    const { asked, state, code } = attempt();
    await bench.take(...ask(asked, { at }), ...back({ code, state }, { at, answer: { status: 200, sets } }));
    const later = (ms: number) => ask(attempt().asked, { at: at + ms });
    await bench.take(...later(60_009));
    expect(find('backend_exchange')).toEqual([]);
    await bench.take(...later(60_010));
    await bench.take(...later(90_000));
    expect(find('backend_exchange')).toHaveLength(1);
  });

  it('is not inferred of a code that a page exchanges', async () => {
    const at = Date.now();
    const { asked, state, code } = attempt();
    await bench.take(...ask(asked, { at }), ...back({ code, state }, { at, answer: { status: 200, sets } }));
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', code },
        { access_token: opaque(), token_type: 'Bearer' },
        { at },
      ),
    );
    await bench.take(...ask(attempt().asked, { at: at + 70_000 }));
    expect(find('backend_exchange')).toEqual([]);
  });
});

it('facts have the names that rules know them by', async () => {
  await bench.take(...ask(attempt().asked));
  const [event] = find('authorization_request');
  expect(event && factsOf(event, 'authorization_request').responseType).toBe('code');
});
