import { beforeEach, describe, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { API, APP, accessToken, apiCall, opaque, seen } from './login';

const fake = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return (fake.current as FakeBrowser).browser;
  },
}));
fake.current = fakeBrowser();

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
