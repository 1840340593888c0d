import { beforeEach, describe, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { APP, accessToken, apiCall, inLocalStorage, opaque, seen, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const stored = () =>
  bench.desk.memory.grants.flatMap(({ events }) => events.filter((one) => one.kind === 'token_stored'));

describe('a token of a grant that is stored', () => {
  it('is told once a place, with the time since its issue', async () => {
    const { access, refresh } = await bench.signIn();
    const issuedAt = bench.desk.memory.grants[0]?.events.find(({ kind }) => kind === 'token_issued')?.at ?? 0;
    for (const later of [2_000, 9_000]) await bench.take(inLocalStorage('rt', refresh, issuedAt + later));
    await bench.take({ ...inLocalStorage('rt', refresh, issuedAt + 10_000), again: true });
    expect(stored()).toMatchObject([
      {
        at: issuedAt + 2_000,
        evidence: 'seen',
        facts: { channel: 'local-storage', host: 'app.spa.test', key: 'rt', afterMs: 2_000 },
      },
    ]);
    await bench.take(inLocalStorage('copy', refresh), inLocalStorage('at', access));
    expect(stored().map(({ facts }) => facts.key)).toEqual(expect.arrayContaining(['rt', 'copy', 'at']));
    expect(stored()).toHaveLength(3);
    expect(bench.everything()).not.toContain(refresh);
  });

  it.each([
    ...(['session-storage', 'indexed-db', 'cache-storage', 'window-name', 'document'] as const),
    ...(['cookie', 'http-only-cookie'] as const),
  ])('is told of in %s', async (channel) => {
    const { refresh } = await bench.signIn();
    await bench.take(seen(channel, `${APP}/`, { fields: [{ name: 'kept', value: refresh }] }));
    expect(stored()).toMatchObject([{ facts: { channel } }]);
  });

  it.each(['history', 'referer', 'post-message'] as const)('is not stored by being seen in %s', async (channel) => {
    const { refresh } = await bench.signIn();
    await bench.take(seen(channel, `${APP}/`, { fields: [{ name: 'kept', value: refresh }] }));
    expect(stored()).toEqual([]);
  });

  it('that the page alone tells of is not', async () => {
    const { refresh } = await bench.signIn();
    await bench.take({ ...inLocalStorage('kept', refresh), reportedBy: 'page' });
    expect(stored()).toEqual([]);
    await bench.take(inLocalStorage('kept', refresh));
    expect(stored()).toHaveLength(1);
  });

  it('before watching began is told when its use has opened the grant, without a time since its issue', async () => {
    const access = await accessToken();
    const at = Date.now() - 60_000;
    await bench.take(inLocalStorage('access_token', access, at));
    expect(stored()).toEqual([]);
    await bench.take(...apiCall(access));
    expect(stored()).toMatchObject([{ at, facts: { channel: 'local-storage', key: 'access_token' } }]);
    expect(stored()[0]?.facts).not.toHaveProperty('afterMs');
    expect(bench.events()).toEqual(['token_stored', 'token_used']);
  });

  it('of a sign-in before watching began leaves its first refresh in the same grant', async () => {
    const [access, refresh] = [await accessToken(), opaque()];
    await bench.take(inLocalStorage('access_token', access, Date.now() - 60_000), ...apiCall(access));
    expect(bench.events()).toEqual(['token_stored', 'token_used']);
    const asks = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh };
    await bench.take(...tokenExchange(asks, { access_token: await accessToken(), token_type: 'Bearer' }));
    expect(bench.desk.memory.grants).toHaveLength(1);
    expect(bench.events()).toContain('refreshed');
  });

  it('before it was issued once more has no time since that', async () => {
    const refresh = opaque();
    const at = Date.now() - 60_000;
    await bench.take(inLocalStorage('refresh_token', refresh, at));
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', client_id: 'spa', code: opaque() },
        { access_token: opaque(), token_type: 'Bearer', refresh_token: refresh },
        { at: at + 10_000 },
      ),
    );
    expect(stored()).toHaveLength(1);
    expect(stored()[0]?.facts).not.toHaveProperty('afterMs');
  });
});
