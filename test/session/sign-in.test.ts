import { beforeEach, describe, expect, it, vi } from 'vitest';
import { factsOf } from '../../src/oauth/event-facts';
import type { EventKind } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { APP, accessToken, navigate, opaque, tokenExchange } from './login';
import { AS, ask, attempt, back, idToken } from './make-attempt';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const grants = () => bench.desk.memory.grants;
const find = <K extends EventKind>(kind: K) =>
  bench.desk.memory.grants.flatMap(({ events }) => events.filter((one) => one.kind === kind));
const fact = (kind: EventKind) => find(kind).at(-1)?.facts ?? {};

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

it('facts have the names that rules know them by', async () => {
  await bench.take(...ask(attempt().asked));
  const [event] = find('authorization_request');
  expect(event && factsOf(event, 'authorization_request').responseType).toBe('code');
});
