import { beforeEach, describe, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { API, accessToken, apiCall, inLocalStorage, opaque, seen, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

describe('a refresh', () => {
  it('with rotation is a chain: refreshed, then rotated; the finding in the response calms down', async () => {
    const { refresh } = await bench.signIn();
    const next = opaque();
    await bench.take(
      ...tokenExchange(
        { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh },
        { access_token: await accessToken(), token_type: 'Bearer', refresh_token: next },
        { at: Date.now() + 1_000 },
      ),
    );
    expect(bench.events()).toEqual([
      'code_exchange',
      'token_issued',
      'refresh_requested',
      'refreshed',
      'token_issued',
      'rotated',
    ]);
    expect(bench.desk.memory.grants).toHaveLength(1);
    expect(bench.rules().filter((rule) => rule.startsWith('rt-in-token-response'))).toEqual([
      'rt-in-token-response info proven',
      'rt-in-token-response info proven',
    ]);
    expect(bench.rules()).toContain('rt-unbound info proven');
  });

  it('without rotation is flagged the second time, five seconds later', async () => {
    const { refresh } = await bench.signIn();
    const at = Date.now();
    const again = async (later: number) =>
      bench.take(
        ...tokenExchange(
          { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh },
          { access_token: await accessToken(), token_type: 'Bearer' },
          { at: at + later },
        ),
      );
    await again(1_000);
    await again(3_000);
    expect(bench.rules()).not.toContain('rt-not-rotated high proven');
    await again(9_000);
    expect(bench.rules()).toContain('rt-not-rotated high proven');
  });

  it('with a replaced token is reuse: high when accepted, low when refused', async () => {
    const { refresh } = await bench.signIn();
    const at = Date.now();
    const request = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh };
    await bench.take(
      ...tokenExchange(
        request,
        { access_token: await accessToken(), token_type: 'Bearer', refresh_token: opaque() },
        { at },
      ),
    );
    await bench.take(...tokenExchange(request, { error: 'invalid_grant' }, { at: at + 20_000, status: 400 }));
    expect(bench.rules().filter((rule) => rule.startsWith('rt-reused'))).toEqual([]);
    await bench.take(...tokenExchange(request, { error: 'invalid_grant' }, { at: at + 60_000, status: 400 }));
    expect(bench.rules()).toContain('rt-reused low proven');
    expect(bench.desk.memory.grants[0]?.events.findLast(({ kind }) => kind === 'refresh_refused')?.facts.error).toBe(
      'invalid_grant',
    );
    await bench.take(
      ...tokenExchange(
        request,
        { access_token: await accessToken(), token_type: 'Bearer', refresh_token: opaque() },
        { at: at + 90_000 },
      ),
    );
    expect(bench.rules()).toContain('rt-reused high proven');
  });

  it('with a proof of possession binds the new refresh token, and what is found of it weighs less', async () => {
    const refresh = opaque();
    const proof = await accessToken();
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', code: opaque(), client_id: 'spa' },
        { access_token: await accessToken({ cnf: { jkt: opaque() } }), token_type: 'DPoP', refresh_token: refresh },
        { headers: [{ name: 'dpop', value: proof }] },
      ),
      inLocalStorage('token', refresh),
    );
    expect(bench.rules()).toContain('rt-in-token-response info proven');
    expect(bench.rules()).toContain('rt-in-local-storage medium proven');
    expect(bench.desk.inspection.findings.find(({ rule }) => rule === 'rt-in-local-storage')?.facts.reason).toBe(
      'bound',
    );
  });
});

describe('the use of an access token', () => {
  it('is recorded with the status of its answer, where it went and the life it had left', async () => {
    const { access } = await bench.signIn();
    await bench.take(...apiCall(access));
    const used = bench.desk.memory.grants[0]?.events.find(({ kind }) => kind === 'token_used');
    expect(used?.facts).toMatchObject({ target: 'api.resource.test', status: 200, isAudience: true });
    expect(Number(used?.facts.leftMs)).toBeGreaterThan(500_000);
    expect(bench.desk.inspection.sightings.find(({ place }) => place.channel === 'request-header')?.party).toBe('api');
  });

  it('after its end is a finding, as heavy as the answer was friendly', async () => {
    const now = Math.floor(Date.now() / 1000);
    const late = await accessToken({ iat: now - 3_600, exp: now - 3_000 });
    await bench.take(...apiCall(late, { status: 401, error: 'invalid_token' }));
    expect(bench.rules()).toEqual(['at-used-after-expiry low likely']);
    await bench.take(...apiCall(late, { status: 200 }));
    expect(bench.rules()).toContain('at-used-after-expiry high likely');
  });

  it('sets the clock once three answers agree', async () => {
    const { access } = await bench.signIn();
    const at = Date.now();
    const off = (id: string, later: number) =>
      seen('response-header', `${API}/orders`, {
        at: at + later,
        exchange: { id, method: 'GET', type: 'xmlhttprequest', answer: { status: 200, date: at + later + 400_000 } },
        fields: [],
      });
    for (const [index, call] of [
      apiCall(access, { at }),
      apiCall(access, { at: at + 1_000 }),
      apiCall(access, { at: at + 2_000 }),
    ].entries()) {
      const [url, header] = call;
      if (url && header) await bench.take(url, header, off(header.exchange?.id ?? '', index * 1_000));
    }
    expect(bench.desk.inspection.clock?.offsetMs).toBeGreaterThan(399_000);
    expect(bench.rules()).toContain('clock-skew medium proven');
  });
});
