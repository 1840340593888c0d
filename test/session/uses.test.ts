import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exchange, Observation } from '../../src/oauth/observation';
import { noteReceiver } from '../../src/session/open-endpoints';
import { benchDesk } from './bench-desk';
import { API, APP, accessToken, apiCall, navigate, opaque, seen } from './login';
import { AS } from './make-attempt';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const uses = () =>
  bench.desk.memory.grants.flatMap(({ events }) =>
    events.filter(({ kind }) => kind.startsWith('token_') && kind !== 'token_issued'),
  );

let count = 0;
/** A call with a key-bound token, and its answer. */
const call = (
  token: string,
  { scheme = 'DPoP', proof = '', status = 200, at = Date.now(), challenges = [] as string[] } = {},
) => {
  const exchange = { id: `bound-${++count}`, method: 'GET', type: 'xmlhttprequest' };
  const url = `${API}/orders`;
  const headers = [{ name: 'authorization', value: `${scheme} ${token}` }];
  return [
    seen('request-url', url, { at, exchange, fields: [{ name: '', value: '/orders' }] }),
    seen('request-header', url, {
      at,
      exchange,
      fields: proof ? [...headers, { name: 'dpop', value: proof }] : headers,
    }),
    seen('response-header', url, { at: at + 9, exchange: { ...exchange, answer: { status, challenges } }, fields: [] }),
  ];
};
const proofOf = (jti: string) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC' } })}.${part({ jti, htm: 'GET', htu: `${API}/orders`, iat: 1 })}.${opaque(64)}`;
};

describe('the use of a token', () => {
  it('after a sign-out is an event of its own, also when one from before it is told late', async () => {
    const token = await accessToken();
    const at = Date.now();
    const end = `${AS}/session/end?client_id=spa&post_logout_redirect_uri=${APP}/`;
    await bench.take(...apiCall(token, { at }));
    await bench.take(...navigate(end, { at: at + 1_000, answer: { status: 303 } }));
    for (const later of [2_000, 900, 3_000, 950]) await bench.take(...apiCall(token, { at: at + later }));
    expect(uses().map((use) => [use.at - at, use.facts.count])).toEqual([
      [0, 3],
      [2_000, 2],
    ]);
  });

  it('before and after a sign-out that failed is one', async () => {
    const token = await accessToken();
    const at = Date.now();
    const end = `${AS}/session/end?client_id=spa&post_logout_redirect_uri=${APP}/`;
    await bench.take(...apiCall(token, { at }));
    await bench.take(...navigate(end, { at: at + 1_000, answer: { status: 500 } }));
    await bench.take(...apiCall(token, { at: at + 2_000 }));
    expect(uses().map(({ facts }) => facts.count)).toEqual([2]);
  });

  it('after its end is an event of its own', async () => {
    const at = Date.now();
    const seconds = Math.floor(at / 1000);
    const token = await accessToken({ iat: seconds - 600, exp: seconds });
    const used = [-9_000, -8_000, 9_000, 10_000];
    for (const later of used) await bench.take(...apiCall(token, { at: at + later }));
    expect(uses().map((use) => [use.at - at, use.facts.count])).toEqual([
      [-9_000, 2],
      [9_000, 2],
    ]);
  });

  it('says where it went, how, and who that is', async () => {
    const token = await accessToken();
    const at = Date.now();
    await bench.take(...apiCall(token, { at }), ...apiCall(token, { at: at + 5 }));
    expect(uses()).toMatchObject([
      {
        kind: 'token_used',
        facts: {
          target: 'api.resource.test',
          origin: API,
          party: 'api',
          scheme: 'bearer',
          proof: false,
          isAudience: true,
          count: 2,
          last: at + 5,
        },
      },
    ]);
    await bench.take(...apiCall(token, { url: `${APP}/api` }), ...apiCall(token, { url: 'https://x.third.test/' }));
    expect(uses().map(({ facts }) => facts.party)).toEqual(['api', 'first', 'third']);
  });

  it('is one with others that are alike in all that is judged, and with no other', async () => {
    const token = await accessToken();
    await bench.take(...call(token, { proof: proofOf('1') }), ...call(token, { proof: proofOf('2') }));
    expect(uses()).toHaveLength(1);
    await bench.take(...call(token), ...call(token, { scheme: 'Bearer' }), ...call(token, { status: 403 }));
    expect(uses().map(({ facts: { scheme, proof, status } }) => [scheme, proof, status])).toEqual([
      ['dpop', true, 200],
      ['dpop', false, 200],
      ['bearer', false, 200],
      ['dpop', false, 403],
    ]);
  });

  it('with a proof that came before is a copy', async () => {
    const token = await accessToken();
    const jti = opaque();
    await bench.take(...call(token, { proof: proofOf(jti) }));
    expect(uses()[0]?.facts).not.toHaveProperty('replayed');
    await bench.take(...call(token, { proof: proofOf(jti) }));
    expect(uses()[1]?.facts.replayed).toBe(true);
  });

  it('with a proof whose request had no answer may come again', async () => {
    const token = await accessToken();
    const proof = proofOf('again');
    await bench.take(...call(token, { proof }).slice(0, 2), ...call(token, { proof }));
    expect(uses()[0]?.facts).not.toHaveProperty('replayed');
  });

  it.each([
    [['bearer'], true],
    [['bearer', 'dpop'], undefined],
    [['dpop'], undefined],
    [[], undefined],
  ])('refused with the challenges %j leaves no other way than bearer: %s', async (challenges, bearerOnly) => {
    await bench.take(...call(await accessToken(), { status: 401, challenges }));
    expect(uses()).toMatchObject([{ kind: 'token_rejected' }]);
    expect(uses()[0]?.facts.bearerOnly).toBe(bearerOnly);
  });

  it('is remembered by a hundred proofs at most', async () => {
    const token = await accessToken();
    for (let at = 0; at < 110; at++) await bench.take(...call(token, { proof: proofOf(`proof-${at}`) }));
    expect(bench.desk.memory.proofs).toHaveLength(100);
  });
});

describe('an address that answers without any token', () => {
  /** A call with nothing of interest in it, and its answer. */
  const bare = (path: string, more: Partial<Exchange> = {}, answer = {}) => {
    const exchange = { id: `bare-${++count}`, method: 'GET', type: 'xmlhttprequest', ...more };
    const told = { ...exchange, answer: { status: 200, date: Date.now(), ...answer } };
    return [
      seen('request-url', `${API}${path}`, { exchange, fields: [{ name: '', value: path }] }),
      seen('response-header', `${API}${path}`, { exchange: told, fields: [] }),
    ];
  };
  const opens = async (...told: Observation[]) => {
    await bench.take(...told, ...apiCall(await accessToken()));
    return uses().at(-1)?.facts.open === true;
  };
  beforeEach(async () => bench.take(...apiCall(await accessToken(), { url: `${API}/first` })));

  it('proves nothing of one', async () => {
    expect(await opens()).toBe(false);
    expect(await opens(...bare('/orders?page=2'))).toBe(true);
  });

  it('is known of an API, before any token goes there', async () => {
    bench = benchDesk();
    bench.desk.memory.apis.push(API);
    expect(await opens(...bare('/orders'))).toBe(true);
  });

  it.each([
    ['another address', '/orders/1', {}, {}],
    ['another method', '/orders', { method: 'POST' }, {}],
    ['no success', '/orders', {}, { status: 401 }],
    ['a redirect', '/orders', {}, { status: 302 }],
    ['an answer from a cache', '/orders', {}, { date: undefined }],
    ['a page of its own', '/orders', { type: 'main_frame' }, {}],
  ])('is not %s', async (_, path, exchange, answer) => {
    expect(await opens(...bare(path, exchange, answer))).toBe(false);
  });

  it('is not one whose request was not seen, or held something that may be a token', async () => {
    const [asked, answered] = bare('/orders') as [Observation, Observation];
    expect(await opens(answered)).toBe(false);
    const header = { ...asked, channel: 'request-header' as const, fields: [{ name: 'authorization', value: 'x' }] };
    expect(await opens(asked, header, answered)).toBe(false);
  });

  it('is not one whose request waited so long for its answer that it was forgotten', async () => {
    const [asked, answered] = bare('/orders') as [Observation, Observation];
    const header = { ...asked, channel: 'request-header' as const, fields: [{ name: 'authorization', value: 'x' }] };
    await bench.take(asked, header);
    bench.desk.memory.pending = [];
    expect(await opens(answered)).toBe(false);
  });

  it('makes a use of its own', async () => {
    const token = await accessToken();
    await bench.take(...apiCall(token), ...bare('/orders'), ...apiCall(token), ...apiCall(token));
    const own = uses().filter((one) => one.facts.target === 'api.resource.test' && one.token !== uses()[0]?.token);
    expect(own.map(({ facts }) => [facts.open, facts.count])).toEqual([
      [undefined, undefined],
      [true, 2],
    ]);
  });

  it('is one of a few, at a few origins', async () => {
    for (let at = 0; at < 60; at++) await bench.take(...bare(`/${at}`));
    for (let at = 0; at < 30; at++) noteReceiver(bench.desk.memory, `https://a${at}.test`);
    expect(bench.desk.memory.open.map(({ endpoints }) => endpoints.length)).toEqual(Array(20).fill(0));
    bench = benchDesk();
    bench.desk.memory.apis.push(API);
    for (let at = 0; at < 60; at++) await bench.take(...bare(`/${at}`));
    expect(bench.desk.memory.open.map(({ endpoints }) => endpoints.length)).toEqual([50]);
  });
});

it('the clocks of two servers are told apart', async () => {
  const now = Date.now();
  const call = (url: string, date: number) => {
    const exchange = { id: opaque(), method: 'GET', type: 'xmlhttprequest' };
    return [
      seen('request-header', url, { at: now, exchange, fields: [{ name: 'authorization', value: `Bearer ${token}` }] }),
      seen('response-header', url, { at: now, exchange: { ...exchange, answer: { status: 200, date } }, fields: [] }),
    ];
  };
  const token = await accessToken();
  const apart = () => bench.desk.inspection.findings.filter(({ facts }) => `${facts.reason}`.includes('servers'));
  for (const _ of '123') await bench.take(...call(`${API}/orders`, now));
  expect(apart()).toEqual([]);
  for (const _ of '123') await bench.take(...call('https://api.else.test/orders', now + 90_000));
  expect(apart()).toHaveLength(1);
  for (let at = 0; at < 40; at++) await bench.take(...call(`https://api.site${at}.test/`, now));
  expect(Object.keys(bench.desk.memory.clocks)).toHaveLength(30);
});
