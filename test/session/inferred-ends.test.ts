import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventKind } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { APP, accessToken, apiCall, navigate, opaque, tokenExchange } from './login';
import { AS } from './make-attempt';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const find = (kind: EventKind) =>
  bench.desk.memory.grants.flatMap(({ events }) => events.filter((one) => one.kind === kind));
/** After every sign-in of these tests, however slowly they run. */
const start = Date.now() + 60_000;
const refused = { status: 401, error: 'invalid_token' };
const refresh = (sent: string, answer: Record<string, unknown>, at: number, status = 400) =>
  tokenExchange({ grant_type: 'refresh_token', client_id: 'spa', refresh_token: sent }, answer, { at, status });
const signOut = (at: number) =>
  navigate(`${AS}/session/end?client_id=spa&post_logout_redirect_uri=${APP}/`, { at, answer: { status: 303 } });

describe('an access token that is refused before its end', () => {
  it('where it was taken before was revoked, as it seems; told once', async () => {
    const { access } = await bench.signIn();
    await bench.take(...apiCall(access, { at: start }));
    for (const later of [10_000, 11_000]) await bench.take(...apiCall(access, { at: start + later, ...refused }));
    expect(find('revoked_inferred')).toMatchObject([
      { at: start + 10_000, evidence: 'inferred', facts: { by: 'api', target: 'api.resource.test' } },
    ]);
    expect(find('revoked_inferred')[0]?.token).toBe(find('token_rejected')[0]?.token);
    expect(bench.events().slice(-2)).toEqual(['token_rejected', 'revoked_inferred']);
  });

  it('where it was never taken says nothing of it', async () => {
    const { access } = await bench.signIn();
    await bench.take(...apiCall(access, { url: 'https://other.resource.test/x', at: start }));
    await bench.take(
      ...apiCall(access, { at: start + 1_000, status: 500 }),
      ...apiCall(access, { at: start + 2_000, ...refused }),
    );
    expect(find('token_rejected')).toHaveLength(1);
    expect(find('revoked_inferred')).toEqual([]);
  });

  it.each([
    ['it has ended', { exp: -10 }],
    ['it ends within the leeway', { exp: 50 }],
  ])('is none where %s', async (_, { exp }) => {
    const now = Math.floor(start / 1000);
    const access = await accessToken({ iat: now - 600, exp: now + exp });
    await bench.take(...apiCall(access, { at: start - 60_000 }), ...apiCall(access, { at: start, ...refused }));
    expect(find('token_rejected')).toHaveLength(1);
    expect(find('revoked_inferred')).toEqual([]);
  });

  it('is not told where nobody stated an end, nor of another refusal', async () => {
    const access = opaque();
    const code = { grant_type: 'authorization_code', client_id: 'spa', code: opaque() };
    await bench.take(...tokenExchange(code, { access_token: access, token_type: 'Bearer' }));
    await bench.take(...apiCall(access, { at: start }), ...apiCall(access, { at: start + 1_000, ...refused }));
    const other = await bench.signIn();
    await bench.take(...apiCall(other.access, { at: start }));
    for (const error of ['use_dpop_nonce', 'insufficient_scope', undefined])
      await bench.take(...apiCall(other.access, { at: start + 1_000, status: 401, error }));
    expect(find('token_rejected').length).toBeGreaterThan(3);
    expect(find('revoked_inferred')).toEqual([]);
  });

  it('that came in another way than before was not revoked', async () => {
    const { access } = await bench.signIn();
    const [url, header, answer] = apiCall(access, { at: start });
    if (!url || !header || !answer) throw new Error('There is no call.');
    const proof = { name: 'dpop', value: await accessToken({ jti: opaque() }) };
    await bench.take(url, { ...header, fields: [{ name: 'authorization', value: `DPoP ${access}` }, proof] }, answer);
    await bench.take(...apiCall(access, { at: start + 1_000, ...refused }));
    expect(find('revoked_inferred')).toEqual([]);
  });

  it('after a sign-out in sight is explained by that', async () => {
    const { access } = await bench.signIn();
    await bench.take(...apiCall(access, { at: start }), ...signOut(start + 1_000));
    await bench.take(...apiCall(access, { at: start + 5_000, ...refused }));
    expect(bench.events()).toContain('logout');
    expect(find('revoked_inferred')).toEqual([]);
  });
});

describe('a refresh token that is refused', () => {
  it('though nothing has ended it in sight was revoked, as it seems; told once', async () => {
    const { refresh: sent } = await bench.signIn();
    await bench.take(...refresh(sent, { error: 'invalid_grant' }, start + 5_000));
    await bench.take(...refresh(sent, { error: 'invalid_grant' }, start + 9_000));
    expect(find('refresh_refused')).toHaveLength(2);
    expect(find('revoked_inferred')).toMatchObject([
      { evidence: 'inferred', facts: { by: 'server', target: 'login.idp.test' } },
    ]);
    expect(find('revoked_inferred')[0]?.token).toBe(find('refresh_refused')[0]?.token);
  });

  it.each(['invalid_client', 'unauthorized_client', 'use_dpop_nonce'])('with %s is not', async (error) => {
    const { refresh: sent } = await bench.signIn();
    await bench.take(...refresh(sent, { error }, start + 5_000));
    expect(find('refresh_refused')).toMatchObject([{ facts: { error } }]);
    expect(find('revoked_inferred')).toEqual([]);
  });

  it('past the end that was stated is not', async () => {
    const { refresh: sent } = await bench.signIn(opaque(), { refresh_expires_in: 100 });
    await bench.take(...refresh(sent, { error: 'invalid_grant' }, start + 200_000));
    expect(find('revoked_inferred')).toEqual([]);
  });

  it('after a sign-out, or once it was replaced, is not', async () => {
    const { refresh: first } = await bench.signIn();
    const next = opaque();
    const answer = { access_token: await accessToken(), token_type: 'Bearer', refresh_token: next };
    await bench.take(...refresh(first, answer, start + 1_000, 200));
    await bench.take(...refresh(first, { error: 'invalid_grant' }, start + 2_000));
    await bench.take(...signOut(start + 3_000), ...refresh(next, { error: 'invalid_grant' }, start + 9_000));
    expect(find('refresh_refused')).toHaveLength(2);
    expect(find('revoked_inferred')).toEqual([]);
  });

  it('while another tab was exchanging it is not, whoever is answered first', async () => {
    const { refresh: sent } = await bench.signIn();
    const answer = { access_token: await accessToken(), token_type: 'Bearer', refresh_token: opaque() };
    const won = refresh(sent, answer, start + 1_000, 200);
    const lost = refresh(sent, { error: 'invalid_grant' }, start + 1_005);
    const asks = 2;
    await bench.take(...won.slice(0, asks), ...lost.slice(0, asks), ...lost.slice(asks), ...won.slice(asks));
    expect(find('refresh_requested')).toHaveLength(2);
    expect(find('refresh_refused')).toMatchObject([{ facts: { error: 'invalid_grant', sentAt: start + 1_005 } }]);
    expect(find('rotated')).toHaveLength(1);
    expect(find('revoked_inferred')).toEqual([]);
  });

  it('where what its last exchange brought could not be read is not', async () => {
    const { refresh: sent } = await bench.signIn();
    await bench.take(...refresh(sent, {}, start + 1_000, 200).slice(0, 3));
    expect(find('refreshed')).toHaveLength(1);
    await bench.take(...refresh(sent, { error: 'invalid_grant' }, start + 60_000));
    expect(find('revoked_inferred')).toEqual([]);
  });
});
