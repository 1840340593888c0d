import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeIn } from '../../src/session/intake';
import { settings } from '../../src/session/settings';
import { store } from '../../src/session/store';
import { benchDesk } from './bench-desk';
import { APP, accessToken, body, inLocalStorage, opaque, seen, TOKEN_ENDPOINT, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

describe('a sign-in', () => {
  it('is one grant with its tokens proven, and the secrets nowhere', async () => {
    const { refresh, access } = await bench.signIn();
    expect(bench.kinds()).toEqual(['code proven', 'code-verifier proven', 'access proven', 'refresh proven']);
    expect(bench.rules()).toEqual(['rt-in-token-response medium proven', 'rt-expiry-unbounded info proven']);
    expect(bench.events()).toEqual(['code_exchange', 'token_issued']);
    expect(bench.desk.memory.grants[0]).toMatchObject({ issuer: 'https://login.idp.test', clientId: 'spa' });
    expect(bench.everything()).not.toContain(refresh);
    expect(bench.everything()).not.toContain(access);
  });

  it('keeps the raw value of the access token alone, for copying', async () => {
    const { access } = await bench.signIn();
    const id = bench.desk.inspection.tokens.find(({ kind }) => kind === 'access')?.id;
    const refresh = bench.desk.inspection.tokens.find(({ kind }) => kind === 'refresh')?.id;
    expect(await store.peek(`raw:${id}`)).toBe(access);
    expect(await store.peek(`raw:${refresh}`)).toBeUndefined();
  });

  it('is used at a third party, unless the user counts its site as the same', async () => {
    const { access } = await bench.signIn();
    const use = (id: string) =>
      seen('request-header', 'https://api.other.test/orders', {
        at: Date.now(),
        exchange: { id, method: 'GET', type: 'xmlhttprequest' },
        fields: [{ name: 'authorization', value: `Bearer ${access}` }],
      });
    const parties = () =>
      bench.desk.inspection.sightings.flatMap(({ place, party }) => (place.host === 'api.other.test' ? [party] : []));
    await bench.take(use('before'));
    expect(parties()).toEqual(['third']);
    bench = benchDesk();
    await settings.change({ firstPartySites: [['spa.test', 'other.test']] });
    await bench.take(use('after'));
    await settings.change({ firstPartySites: null });
    expect(parties()).toEqual(['first']);
  });

  it('that only the page tells of stays a hint, and nothing of it is followed', async () => {
    const access = await accessToken();
    const refresh = opaque();
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', code: opaque() },
        { access_token: access, token_type: 'Bearer', expires_in: 600, refresh_token: refresh },
        { confirmed: false },
      ),
    );
    expect(bench.kinds()).toEqual(['code hint', 'access hint', 'refresh hint']);
    expect(bench.rules()).toEqual(['rt-in-token-response low hint', 'rt-expiry-unbounded info hint']);
    expect(bench.desk.inspection.findings[0]?.facts.reason).toBe('page_only');
    expect(bench.desk.memory.followed).toEqual([]);
    expect(await store.peek(`raw:${bench.desk.inspection.tokens[1]?.id}`)).toBeUndefined();
  });

  it('whose body the browser keeps to itself is taken from the page, as a hint that nothing follows', async () => {
    const { refresh } = await bench.signIn();
    const url = 'https://tracker.third.test/beacon';
    const exchange = { id: 'beacon', method: 'POST', type: 'ping' };
    const at = Date.now() + 1_000;
    const followed = bench.desk.memory.followed.length;
    const text = JSON.stringify({ refresh_token: refresh, access_token: opaque() });
    const page = { reportedBy: 'page', exchange: { ...exchange, id: 'report', type: 'beacon' } } as const;
    await bench.take(
      seen('request-url', url, { at, exchange, fields: [{ name: '', value: '/beacon' }] }),
      seen('request-body', url, { at, ...page, fields: body(text) }),
      seen('response-header', url, {
        at: at + 20,
        exchange: { ...exchange, answer: { status: 204, date: at } },
        fields: [],
      }),
    );
    const places = bench.desk.inspection.sightings.filter(({ place }) => place.path === '/beacon');
    expect(places.length).toBe(2);
    expect(bench.rules()).toContainEqual(expect.stringMatching(/^rt-to-third-party \w+ hint$/));
    expect(bench.desk.memory.followed).toHaveLength(followed);
  });

  it('goes on where its refresh token is sent as a bearer token and the answer is in headers and in a body', async () => {
    const { refresh } = await bench.signIn();
    const url = `${APP}/session/refresh`;
    const exchange = { id: 'home-made', method: 'POST', type: 'xmlhttprequest' };
    const at = Date.now() + 1_000;
    const answered = { ...exchange, answer: { status: 200 } };
    const access = opaque();
    const pair = [
      { name: 'x-access-token', value: access },
      { name: 'set-cookie › refresh_token', value: opaque() },
    ];
    const text = JSON.stringify({ access_token: access, token_type: 'Bearer' });
    await bench.take(
      seen('request-url', url, { at, exchange, fields: [{ name: '', value: '/session/refresh' }] }),
      seen('request-header', url, { at, exchange, fields: [{ name: 'authorization', value: `Bearer ${refresh}` }] }),
      seen('response-header', url, { at, exchange: answered, fields: pair }),
      seen('response-body', url, { at, exchange: answered, fields: body(text) }),
    );
    expect(bench.events()).toEqual([
      'code_exchange',
      'token_issued',
      'refresh_requested',
      'refreshed',
      'token_issued',
      'rotated',
    ]);
    expect(bench.rules()).toContain('rt-as-bearer low proven');
  });

  it('whose answer states no exp counts down by expires_in, from the server date', async () => {
    const at = Date.now();
    const access = opaque();
    await bench.take(
      ...tokenExchange(
        { grant_type: 'authorization_code', code: opaque() },
        { access_token: access, token_type: 'Bearer', expires_in: 90 },
        { at },
      ),
    );
    expect(bench.desk.inspection.tokens.find(({ kind }) => kind === 'access')).toMatchObject({
      format: 'opaque',
      issuedAt: at,
      expiresAt: at + 90_000,
      expirySource: 'expires_in',
    });
  });
});

describe('what is of no interest', () => {
  it('leaves no trace but a count', async () => {
    const before = structuredClone(bench.desk.memory);
    expect(
      await takeIn(
        bench.desk,
        seen('request-url', `${APP}/style.css`, {
          exchange: { id: '1', method: 'GET', type: 'stylesheet' },
          fields: [{ name: '', value: '/style.css' }],
        }),
        APP,
      ),
    ).toBe('nothing');
    expect(bench.desk.memory).toEqual(before);
    expect(bench.desk.coverage).toMatchObject({ requests: 1 });
  });

  it('is bounded: a thousand tokens in a thousand places stay within the summary, and the cut is counted', async () => {
    for (let at = 0; at < 400; at++) await bench.take(inLocalStorage(`account${at}.refresh_token`, opaque(), at));
    const { sightings, findings, dropped } = bench.desk.inspection;
    expect(sightings.length).toBeLessThanOrEqual(300);
    expect(findings.length).toBeLessThanOrEqual(200);
    expect(sightings.length + dropped.sightings).toBe(400);
    expect(findings.length + dropped.findings).toBe(400);
    expect(JSON.stringify(bench.desk.inspection).length).toBeLessThanOrEqual(128 * 1024);
    await bench.take(
      seen('request-body', TOKEN_ENDPOINT, {
        exchange: { id: 'x', method: 'POST', type: 'fetch' },
        fields: body('grant_type=refresh_token&refresh_token=null'),
      }),
    );
    expect(bench.desk.inspection.sightings.length).toBeLessThanOrEqual(300);
  });
});

it('a client secret that registers this browser alone is told apart from one that every visitor has', async () => {
  const bench = benchDesk();
  const told = (extra: object) =>
    seen('response-body', 'https://login.idp.test/register', {
      reportedBy: 'page',
      exchange: { id: `report-${opaque(4)}`, method: 'POST', type: 'fetch', answer: { status: 201 } },
      fields: body(JSON.stringify({ client_id: 'made', client_secret: opaque(), ...extra })),
    });
  await bench.take(told({}));
  expect(bench.rules().filter((rule) => rule.startsWith('flow-client-secret'))).toEqual([]);
  await bench.take(told({ registration_access_token: opaque() }));
  expect(bench.rules().filter((rule) => rule.startsWith('flow-client-secret'))).toHaveLength(1);
});
