import { beforeEach, expect, it, vi } from 'vitest';
import { makeOpaque } from '../oauth/make-token';
import { benchDesk } from './bench-desk';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { opaque, seen } from './login';

const fake = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return (fake.current as FakeBrowser).browser;
  },
}));

const AS = 'https://login.idp.test';
const KEY = `jwks:${AS}`;
const keyOf = (kid: string) => ({ kty: 'RSA', kid, n: makeOpaque(342), e: 'AQAB', use: 'sig' });

const load = async () => {
  vi.resetModules();
  fake.current = fakeBrowser();
  const [{ store }, { takeIn }, { forgetSites }, { siteKey }] = await Promise.all([
    import('../../src/session/store'),
    import('../../src/session/intake'),
    import('../../src/session/census'),
    import('../../src/session/site-memory'),
  ]);
  return { store, takeIn, forgetSites, siteKey };
};

let session: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  session = await load();
});

const answer = (
  body: unknown,
  { address = `${AS}/keys`, status = 200, reportedBy = 'browser' as 'browser' | 'page' } = {},
) =>
  seen('response-body', address, {
    reportedBy,
    exchange: { id: opaque(), method: 'GET', type: 'xmlhttprequest', answer: { status } },
    fields: [{ name: '', value: JSON.stringify(body) }],
  });

const take = async (...told: Parameters<typeof answer>) => {
  const { desk } = benchDesk();
  await session.takeIn(desk, answer(...told), 'https://app.spa.test');
  return desk;
};

const stored = async (key = KEY) => {
  await session.store.flush();
  return (fake.current as FakeBrowser).session[key] as { site: string; keys: { kid?: string }[] }[] | undefined;
};

it('the keys an issuer publishes are remembered, their public members alone', async () => {
  const key = keyOf('one');
  const { keySets } = (
    await take({
      keys: [
        { ...key, d: opaque(), x5c: [opaque()] },
        { kty: 'oct', k: opaque() },
      ],
    })
  ).memory;
  expect(await stored()).toEqual([{ address: expect.any(Number), site: 'spa.test', keys: [key] }]);
  expect(keySets).toEqual([AS]);
});

it('nothing of them is shown', async () => {
  const { inspection } = await take({ keys: [keyOf('one')] });
  expect([inspection.tokens, inspection.findings, inspection.sightings]).toEqual([[], [], []]);
});

it('newer keys take the place of older, and those of another address stand beside them', async () => {
  await take({ keys: [keyOf('one')] });
  await take({ keys: [keyOf('two')] });
  await take({ keys: [keyOf('three')] }, { address: `${AS}/other` });
  expect((await stored())?.map(({ keys }) => keys.map(({ kid }) => kid))).toEqual([['two'], ['three']]);
});

it('what a page alone speaks of is not remembered, nor what was refused, nor what is no set', async () => {
  await take({ keys: [keyOf('one')] }, { reportedBy: 'page' });
  await take({ keys: [keyOf('one')] }, { status: 404 });
  await take({ keys: [], kty: 'RSA' });
  await take({ keys: [{ kty: 'RSA' }] });
  await take({ data: { keys: [keyOf('one')] } });
  expect(await stored()).toBeUndefined();
});

it('what a page has read is, once the browser has shown the request', async () => {
  const { desk } = benchDesk();
  const exchange = { method: 'GET', type: 'xmlhttprequest' };
  const request = seen('request-url', `${AS}/keys`, { exchange: { ...exchange, id: opaque() }, fields: [] });
  await session.takeIn(desk, request, 'https://app.spa.test');
  await session.takeIn(desk, answer({ keys: [keyOf('one')] }, { reportedBy: 'page' }), 'https://app.spa.test');
  expect(await stored()).toHaveLength(1);
});

it('they are bounded: keys a set, sets an origin, origins a site', async () => {
  await take({ keys: Array.from({ length: 30 }, (_, at) => keyOf(String(at))) });
  expect((await stored())?.[0]?.keys).toHaveLength(20);
  for (let at = 0; at < 12; at++) await take({ keys: [keyOf('one')] }, { address: `${AS}/keys/${at}` });
  expect(await stored()).toHaveLength(10);
  const { desk } = benchDesk();
  for (let at = 0; at < 12; at++)
    await session.takeIn(
      desk,
      answer({ keys: [keyOf('one')] }, { address: `https://as${at}.test/keys` }),
      'https://app.spa.test',
    );
  expect(desk.memory.keySets).toHaveLength(10);
  expect([await stored('jwks:https://as9.test'), await stored('jwks:https://as10.test')]).toEqual([
    expect.any(Array),
    undefined,
  ]);
});

it('they are forgotten with the site that was given them, and no sooner', async () => {
  const { memory } = await take({ keys: [keyOf('one')] });
  session.store.set(session.siteKey('spa.test'), memory);
  session.store.set(session.siteKey('other.test'), { ...memory, site: 'other.test' });
  const [mine] = (await stored()) ?? [];
  session.store.set(KEY, [mine, { ...mine, site: 'other.test' }]);
  await session.forgetSites(['spa.test']);
  expect((await stored())?.map(({ site }) => site)).toEqual(['other.test']);
  await session.forgetSites(['other.test']);
  expect(await stored()).toBeUndefined();
});
