import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '../../src/oauth/grant';
import { benchDesk } from './bench-desk';
import { APP, accessToken, navigate, opaque, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

/** After what was before. */
const go = (address: string, more: Parameters<typeof navigate>[1] = {}) =>
  bench.take(...navigate(address, { at: Date.now() + 1_000, ...more }));

const AS = 'https://login.idp.test';
const signIn = async (client: string) => {
  const id_token = await accessToken({ nonce: opaque(), aud: client });
  await bench.take(
    ...tokenExchange(
      { grant_type: 'authorization_code', client_id: client, code: opaque() },
      { access_token: opaque(), token_type: 'Bearer', id_token },
    ),
  );
  return id_token;
};
const ended = () =>
  bench.desk.memory.grants.map(({ clientId, events }: Grant) => {
    const logout = events
      .filter(({ kind }) => kind === 'logout')
      .map(({ facts }) => `${facts.by} ${facts.status ?? ''}`);
    return `${clientId}: ${logout.join()}`;
  });

const isLeft = () => bench.rules().some((rule) => rule.startsWith('token-left-after-logout'));

describe('a logout', () => {
  it('at the authorization server ends what its client has there', async () => {
    await signIn('spa');
    await signIn('other');
    await go(`${AS}/end?client_id=spa&post_logout_redirect_uri=${APP}`, { answer: { status: 302 } });
    expect(ended()).toEqual(['spa: server 302', 'other: ']);
  });

  it('with an ID token ends what the client of that token has there', async () => {
    const hint = await signIn('spa');
    await signIn('spa');
    await signIn('other');
    await go(`${AS}/end?id_token_hint=${hint}`);
    expect(ended()).toEqual(['spa: server ', 'spa: server ', 'other: ']);
  });

  it('that names nobody ends what this server gave out, and what no other did', async () => {
    await signIn('spa');
    await signIn('other');
    await go('https://login.else.test/end?logout_hint=x');
    expect(ended()).toEqual(['spa: ', 'other: ']);
    await go(`${AS}/end?logout_hint=x`);
    expect(ended()).toEqual(['spa: server ', 'other: server ']);
  });

  it('that is told in a frame names its server', async () => {
    await signIn('spa');
    await go(`${APP}/bye?iss=https://login.else.test&sid=1`, { type: 'sub_frame' });
    expect(ended()).toEqual(['spa: ']);
    await go(`${APP}/bye?iss=${AS}&sid=1`, { type: 'sub_frame' });
    expect(ended()).toEqual(['spa: front-channel ']);
  });

  it('of the application alone says so, and ends each grant once', async () => {
    await signIn('spa');
    await go(`${APP}/logout`);
    await go(`${APP}/logout`);
    expect(ended()).toEqual(['spa: app ']);
  });

  it('ends nothing where nothing is open', async () => {
    await go(`${AS}/auth?client_id=spa&response_type=code&state=${opaque()}`);
    await go(`${AS}/end?client_id=spa&logout_hint=x`);
    expect(ended()).toEqual(['spa: ']);
  });

  it('is judged once more when the page had time to tidy up', async () => {
    const refresh = opaque();
    await bench.signIn(refresh);
    const at = Date.now() + 1_000;
    await go(`${APP}/logout`, { at });
    await go(`${AS}/auth?client_id=spa&response_type=code&state=1`, { at: at + 4_500 });
    expect(bench.desk.memory.ended).toHaveLength(1);
    expect(isLeft()).toBe(false);
    await go(`${AS}/auth?client_id=spa&response_type=code&state=2`, { at: at + 5_100 });
    expect(bench.desk.memory.ended).toEqual([]);
    expect(isLeft()).toBe(true);
  });
});
