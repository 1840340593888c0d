import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventKind } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { APP, accessToken, opaque, seen, tokenExchange } from './login';
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
