import { beforeEach, describe, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { accessToken, apiCall, opaque, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const kindsByGrant = () => bench.desk.memory.grants.map(({ events }) => events.map(({ kind }) => kind));

/** A refresh whose answer is read after the token it brought was used, as a worker that has just woken is told of it. */
const refreshReadLate = async (refresh: string, access: string, at: number): Promise<void> => {
  const asks = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh };
  const told = tokenExchange(asks, { access_token: access, token_type: 'Bearer', expires_in: 600 }, { at });
  await bench.take(...told.filter(({ channel }) => channel !== 'response-body'));
  await bench.take(...apiCall(access, { at: at + 60 }));
  await bench.take(...told.filter(({ channel }) => channel === 'response-body'));
};

describe('a use that is told before the answer that brought its token', () => {
  it.each([
    ['that names its client', () => accessToken({ client_id: 'another' })],
    ['that says nothing', async () => opaque()],
  ])('belongs to the grant of that answer, of a token %s', async (_, make) => {
    const at = Date.now() + 1_000;
    const { refresh } = await bench.signIn();
    await refreshReadLate(refresh, await make(), at);
    expect(kindsByGrant()).toEqual([
      expect.arrayContaining(['refresh_requested', 'refreshed', 'token_issued', 'token_used']),
    ]);
    expect(bench.desk.inspection.grants).toHaveLength(1);
  });

  it('stays where more is known than its uses', async () => {
    const at = Date.now() + 1_000;
    const { access } = await bench.signIn();
    const { refresh } = await bench.signIn(opaque());
    await bench.take(...apiCall(access, { at }));
    await refreshReadLate(refresh, access, at + 1_000);
    expect(bench.desk.memory.grants).toHaveLength(2);
  });
});
