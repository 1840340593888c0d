import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventKind } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { APP, accessToken, apiCall, navigate, opaque, seen, tokenExchange } from './login';
import { AS, ask, attempt, back } from './make-attempt';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const find = (kind: EventKind) =>
  bench.desk.memory.grants.flatMap(({ events }) => events.filter((one) => one.kind === kind));
const grants = () => bench.desk.memory.grants;
let clock = Date.now();
const at = () => {
  clock += 1_000;
  return clock;
};

const signIn = async (client = 'spa', more: Record<string, unknown> = { refresh_token: opaque() }) => {
  const { asked, state, code, verifier } = attempt({ client_id: client });
  const access = await accessToken();
  await bench.take(...ask(asked, { at: at() }), ...back({ code, state, iss: AS }, { at: at() }));
  await bench.take(
    ...tokenExchange(
      { grant_type: 'authorization_code', client_id: client, code, code_verifier: verifier },
      { access_token: access, token_type: 'Bearer', expires_in: 600, ...more },
      { at: at() },
    ),
  );
  return { access, refresh: String(more.refresh_token) };
};
const refreshed = (refresh: string, answer: Record<string, unknown>, status: number) =>
  tokenExchange({ grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh }, answer, {
    at: at(),
    status,
  });
const signOut = () =>
  navigate(`${AS}/session/end?client_id=spa&post_logout_redirect_uri=${APP}/`, { at: at(), answer: { status: 303 } });
const revoke = (token: string, status: number) => {
  const exchange = { id: opaque(8), method: 'POST', type: 'xmlhttprequest' };
  const sent = at();
  return [
    seen('request-body', `${AS}/revoke`, { at: sent, exchange, fields: [{ name: '', value: `token=${token}` }] }),
    seen('response-header', `${AS}/revoke`, {
      at: sent + 10,
      exchange: { ...exchange, answer: { status } },
      fields: [],
    }),
  ];
};

describe('a new sign-in', () => {
  it('after a refusal follows what was refused', async () => {
    const { refresh } = await signIn();
    await bench.take(...refreshed(refresh, { error: 'invalid_grant' }, 400));
    await signIn();
    expect(find('new_grant')).toMatchObject([{ facts: { follows: grants()[0]?.id, after: 'refused' } }]);
    expect(grants()[1]?.events.at(-1)?.kind).toBe('new_grant');
  });

  it('after a sign-out follows that, and the third the second', async () => {
    await signIn();
    await bench.take(...signOut());
    await signIn();
    await bench.take(...signOut());
    await signIn();
    expect(find('new_grant')).toMatchObject([
      { facts: { follows: grants()[0]?.id, after: 'logout' } },
      { facts: { follows: grants()[1]?.id, after: 'logout' } },
    ]);
  });

  it('after a revocation that was taken follows it, and not one that failed', async () => {
    const first = await signIn();
    await bench.take(...revoke(first.refresh, 503));
    const second = await signIn();
    expect(find('new_grant')).toEqual([]);
    await bench.take(...revoke(second.refresh, 200));
    await signIn();
    expect(find('revoked').map(({ facts }) => facts.status)).toEqual([503, 200]);
    expect(find('new_grant')).toMatchObject([{ facts: { follows: grants()[1]?.id, after: 'revoked' } }]);
  });

  it('follows no access token that was revoked while a refresh token stands behind it', async () => {
    const { access } = await signIn();
    await bench.take(...revoke(access, 200));
    await signIn();
    expect(find('revoked')).toHaveLength(1);
    expect(find('new_grant')).toEqual([]);
  });

  it('follows one that has nothing behind it, revoked in sight or as it seems', async () => {
    const { access } = await signIn('spa', {});
    await bench.take(...apiCall(access, { at: at() }));
    await bench.take(...apiCall(access, { at: at(), status: 401, error: 'invalid_token' }));
    const next = await signIn('spa', {});
    await bench.take(...revoke(next.access, 200));
    await signIn('spa', {});
    expect(find('new_grant').map(({ facts }) => facts.after)).toEqual(['revoked', 'revoked']);
  });

  it('beside one that goes on follows nothing, nor one of another client', async () => {
    const { refresh } = await signIn();
    await bench.take(...refreshed(refresh, { error: 'use_dpop_nonce' }, 400));
    await signIn();
    await bench.take(...signOut());
    await signIn('other');
    expect(find('new_grant')).toEqual([]);
  });

  it('after a refusal that a later refresh has made up for follows nothing', async () => {
    const { refresh } = await signIn();
    await bench.take(...refreshed(refresh, { error: 'invalid_grant' }, 400));
    await bench.take(...refreshed(refresh, { access_token: await accessToken(), token_type: 'Bearer' }, 200));
    await signIn();
    expect(find('new_grant')).toEqual([]);
  });
});
