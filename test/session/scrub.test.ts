import { beforeEach, describe, expect, it, vi } from 'vitest';
import { store } from '../../src/session/store';
import { benchDesk } from './bench-desk';
import { accessToken, apiCall, body, inLocalStorage, opaque, seen, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

describe('following', () => {
  it('finds a proven refresh token under an innocent name, on its way to a stranger', async () => {
    const { refresh } = await bench.signIn();
    await bench.take(
      seen('request-body', 'https://tracker.third.test/collect', {
        exchange: { id: 'beacon', method: 'POST', type: 'ping' },
        fields: body(JSON.stringify({ event: { session: refresh } })),
      }),
    );
    expect(bench.rules()).toContain('rt-to-third-party critical proven');
  });

  it('knows a value again in storage that was there before its proof, and masks it where it had been taken for plain', async () => {
    const refresh = opaque();
    await bench.take(inLocalStorage('refresh_token', refresh));
    expect(bench.rules()).toEqual(['rt-in-local-storage low hint']);
    await bench.signIn(refresh);
    expect(bench.rules()).toContain('rt-in-local-storage high proven');
    const again = bench.desk.inspection.findings.find(({ rule }) => rule === 'rt-in-local-storage');
    expect(again?.count).toBe(1);
  });

  it('drops the raw value of an access token that turns out to be a refresh token', async () => {
    const value = await accessToken();
    await bench.take(
      ...apiCall(value),
      ...tokenExchange(
        { grant_type: 'authorization_code', code: opaque() },
        { access_token: value, token_type: 'Bearer' },
      ),
    );
    const id = bench.desk.inspection.tokens.find(({ kind }) => kind === 'access')?.id ?? '';
    expect(await store.peek(`raw:${id}`)).toBe(value);
    await bench.take(
      ...tokenExchange(
        { grant_type: 'refresh_token', refresh_token: value },
        { access_token: opaque(), token_type: 'Bearer' },
      ),
    );
    const token = bench.desk.inspection.tokens.find((one) => one.id === id);
    expect(token).toMatchObject({ kind: 'refresh', label: `rt·${id.slice(0, 6)}` });
    expect(token).not.toHaveProperty('claims');
    expect(token).not.toHaveProperty('header');
    expect(await store.peek(`raw:${id}`)).toBeUndefined();
  });

  it('masks a refresh token inside claims stored before it was known, and lets go of the raw token around it', async () => {
    const refresh = opaque();
    const access = await accessToken({ jti: refresh });
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', code: opaque() },
        { access_token: access, token_type: 'Bearer' },
      ),
    );
    const id = bench.desk.inspection.tokens.find(({ kind }) => kind === 'access')?.id;
    expect(bench.everything()).toContain(refresh);
    await bench.signIn(refresh);
    expect(bench.everything()).not.toContain(refresh);
    expect(await store.peek(`raw:${id}`)).toBeUndefined();
  });
});
