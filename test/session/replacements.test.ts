import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventKind } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { accessToken, apiCall, opaque, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const find = (kind: EventKind) =>
  bench.desk.memory.grants.flatMap(({ events }) => events.filter((one) => one.kind === kind));
/** After every sign-in of these tests, however slowly they run. */
const start = Date.now() + 60_000;
const now = Math.floor(start / 1000);
const refresh = (sent: string, access: string, at: number, more: Record<string, unknown> = {}) =>
  tokenExchange(
    { grant_type: 'refresh_token', client_id: 'spa', refresh_token: sent },
    { access_token: access, token_type: 'Bearer', ...more },
    { at },
  );
const idOf = (index: number) => find('token_issued')[index]?.facts.access;

describe('a refresh', () => {
  it('says which access token it replaces, and how long that one is good for still', async () => {
    const { refresh: sent } = await bench.signIn();
    const end = bench.desk.inspection.tokens.find(({ kind }) => kind === 'access')?.expiresAt ?? 0;
    await bench.take(...refresh(sent, await accessToken({ jti: opaque(8) }), start + 100_000));
    expect(find('refreshed')).toMatchObject([
      { token: idOf(1), facts: { replaces: idOf(0), overlapMs: end - (start + 100_030) } },
    ]);
    await bench.take(...refresh(sent, await accessToken({ iat: now + 900, exp: now + 1_500 }), start + 900_000));
    expect(find('refreshed')[1]?.facts.replaces).toBe(idOf(1));
    expect(find('refreshed')[1]?.facts.overlapMs).toBeLessThan(0);
  });

  it('for another API replaces nothing, nor does one that brings the same again', async () => {
    const { access, refresh: sent } = await bench.signIn();
    await bench.take(...refresh(sent, access, start + 1_000));
    await bench.take(...refresh(sent, await accessToken({ aud: 'https://other.resource.test' }), start + 2_000));
    expect(find('refreshed')).toHaveLength(2);
    for (const { facts } of find('refreshed')) expect(facts).not.toHaveProperty('replaces');
  });

  it('of an opaque token whose end nobody stated tells no overlap', async () => {
    const sent = opaque();
    const code = { grant_type: 'authorization_code', client_id: 'spa', code: opaque() };
    await bench.take(...tokenExchange(code, { access_token: opaque(), token_type: 'Bearer', refresh_token: sent }));
    await bench.take(...refresh(sent, opaque(), start + 1_000));
    expect(find('refreshed')[0]?.facts.replaces).toBe(idOf(0));
    expect(find('refreshed')[0]?.facts).not.toHaveProperty('overlapMs');
  });

  it('of a page that was signed in before replaces the token in use', async () => {
    await bench.take(...apiCall(await accessToken(), { at: start }));
    await bench.take(...refresh(opaque(), await accessToken({ jti: opaque(8) }), start + 1_000));
    expect(bench.desk.memory.grants).toHaveLength(1);
    expect(find('refreshed')[0]?.facts.replaces).toBe(find('token_used')[0]?.token);
    expect(Number(find('refresh_requested')[0]?.facts.leftMs)).toBeGreaterThan(500_000);
  });

  it('that races another gets its own token', async () => {
    const { refresh: sent } = await bench.signIn();
    const [a, b] = [opaque(), opaque()];
    const first = refresh(sent, a, start + 1_000);
    const second = refresh(sent, b, start + 1_002);
    const body = first.length - 1;
    await bench.take(...first.slice(0, body), ...second.slice(0, body), ...first.slice(body), ...second.slice(body));
    expect(find('refreshed').map(({ token, facts }) => [facts.sentAt, token])).toEqual([
      [start + 1_000, idOf(1)],
      [start + 1_002, idOf(2)],
    ]);
  });
});
