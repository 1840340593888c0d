import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { secret } from '../make-details';
import { type OpenPage, openPage } from './fake-page';

const TOKEN_URL = 'https://login.idp.test/token';
const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
const browsersFetch = globalThis.fetch;

let page: OpenPage;
/** A page that is watched, and whose servers answer so. */
const watch = async (answer: (...args: never[]) => unknown) => {
  page = await openPage({ fetch: answer });
  page.meet()(true);
  return page.reports;
};
afterEach(() => page.close());

describe('what the page fetches and reads is told', () => {
  it.each(['text', 'json', 'arrayBuffer', 'blob'] as const)('read by %s()', async (name) => {
    const body = { access_token: secret(), token_type: 'Bearer' };
    const reports = await watch(async () => json(body, { status: 201 }));
    const response = await fetch(TOKEN_URL, { method: 'post', body: 'grant_type=refresh_token' });
    expect(reports).toEqual([expect.objectContaining({ requestBody: 'grant_type=refresh_token', status: 201 })]);
    await response[name]();
    await vi.waitFor(() => expect(reports).toHaveLength(2));
    expect(reports[1]).toEqual({
      tell: 'exchange',
      number: reports[0]?.number,
      method: 'POST',
      url: TOKEN_URL,
      type: 'fetch',
      sentAt: expect.any(Number),
      at: expect.any(Number),
      status: 201,
      responseBody: JSON.stringify(body),
      responseType: 'application/json',
    });
  });

  it.each(['text', 'json'] as const)('as the keys of an issuer, read by %s()', async (name) => {
    const [keys, reports] = [
      { keys: [{ kty: 'EC', crv: 'P-256' }] },
      await watch(async (address: string) => json(/keys/.test(address) ? keys : { keys: ['a'], kind: 'list' })),
    ];
    await (await fetch('https://login.idp.test/other'))[name]();
    await (await fetch('https://login.idp.test/keys'))[name]();
    await vi.waitFor(() => expect(reports).toHaveLength(1));
    expect(reports.at(-1)).toMatchObject({ responseBody: JSON.stringify(keys) });
  });

  it('with its request, where that alone said nothing', async () => {
    const reports = await watch(async () => json({ access_token: secret() }));
    await (await fetch(TOKEN_URL, { method: 'POST', body: 'a=b' })).json();
    expect(reports).toEqual([expect.objectContaining({ requestBody: 'a=b', responseBody: expect.any(String) })]);
  });

  it('from a copy of the response too', async () => {
    const reports = await watch(async () => json({ access_token: secret() }));
    const response = await fetch(TOKEN_URL);
    await response.clone().clone().text();
    await response.text();
    expect(reports).toHaveLength(2);
    expect(new Set(reports.map(({ number }) => number)).size).toBe(1);
  });

  it.each<[string, HeadersInit]>([
    ['an object', { Authorization: 'Bearer x', DPoP: 'proof', Accept: '*/*' }],
    [
      'pairs',
      [
        ['Authorization', 'Bearer x'],
        ['dpop', 'proof'],
        ['accept', '*/*'],
      ],
    ],
    ['Headers', new Headers({ Authorization: 'Bearer x', DPoP: 'proof', Accept: '*/*' })],
  ])('with the credentials in its headers, given as %s', async (_, headers) => {
    const reports = await watch(async () => new Response(null, { status: 204 }));
    await fetch('../api', { headers });
    expect(reports).toEqual([
      expect.objectContaining({
        method: 'GET',
        url: 'https://app.spa.test/api',
        status: 204,
        requestHeaders: [
          ['authorization', 'Bearer x'],
          ['dpop', 'proof'],
        ],
      }),
    ]);
  });

  it('with what a Request says, and what stands beside it', async () => {
    const reports = await watch(async () => json({}));
    const request = new Request(TOKEN_URL, { method: 'PUT', headers: { authorization: 'Bearer x' } });
    await fetch(request);
    await fetch(request, { method: 'PATCH', headers: { dpop: 'proof' } });
    expect(reports.map(({ method, url, requestHeaders }) => [method, url, requestHeaders])).toEqual([
      ['PUT', TOKEN_URL, [['authorization', 'Bearer x']]],
      ['PATCH', TOKEN_URL, [['dpop', 'proof']]],
    ]);
  });

  it('also where there was no answer: it has been sent', async () => {
    const reason = new TypeError('Failed to fetch');
    const reports = await watch(() => Promise.reject(reason));
    await expect(fetch(TOKEN_URL, { method: 'POST', body: 'refresh_token=x' })).rejects.toBe(reason);
    await expect(fetch(TOKEN_URL, { method: 'POST', body: 'page=2' })).rejects.toBe(reason);
    expect(reports).toEqual([expect.objectContaining({ status: 0, requestBody: 'refresh_token=x' })]);
  });

  it('read by formData()', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const reports = await watch(async () => new Response('access_token=a+b&token_type=Bearer', { headers }));
    await (await fetch(TOKEN_URL)).formData();
    expect(reports[0]?.responseBody).toBe('access_token=a+b&token_type=Bearer');
  });

  it('with the body that a Request, its copy, or a Request of it was made of', async () => {
    const reports = await watch(async () => json({}));
    const request = new Request(TOKEN_URL, { method: 'POST', body: new URLSearchParams({ refresh_token: 'a b' }) });
    await fetch(request.clone());
    await fetch(new Request(request));
    await fetch(new Request(TOKEN_URL, { method: 'POST', body: 'refresh_token=x' }), { body: 'refresh_token=y' });
    expect(reports.map(({ requestBody }) => requestBody)).toEqual([
      'refresh_token=a+b',
      'refresh_token=a+b',
      'refresh_token=y',
    ]);
  });

  it('with a body that is a file', async () => {
    const reports = await watch(async () => json({}));
    await fetch(TOKEN_URL, { method: 'POST', body: new Blob(['{"refresh_token":"x"}']) });
    await vi.waitFor(() => expect(reports).toHaveLength(1));
    expect(reports[0]).toMatchObject({ status: 200, requestBody: '{"refresh_token":"x"}' });
  });

  it('with a form as it is sent', async () => {
    const reports = await watch(async () => json({}));
    await fetch(new URL(TOKEN_URL), { method: 'POST', body: new URLSearchParams({ refresh_token: 'a b' }) });
    expect(reports[0]?.requestBody).toBe('refresh_token=a+b');
  });

  it('over a real line, under the address the answer came from', async () => {
    const body = { access_token: secret() };
    const server = createServer(({ url }, answer) => {
      if (url === '/old') answer.writeHead(307, { location: '/new' }).end();
      else answer.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const reports = await watch(browsersFetch);
    expect(await (await fetch(`${origin}/old`)).json()).toEqual(body);
    expect(reports).toEqual([expect.objectContaining({ url: `${origin}/new`, responseBody: JSON.stringify(body) })]);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
});

describe('not told is', () => {
  it.each(['text/event-stream', 'image/svg+xml', 'application/octet-stream', ''])(
    'a body of type "%s"',
    async (type) => {
      const reports = await watch(async () => new Response('access_token', { headers: { 'content-type': type } }));
      await (await fetch(TOKEN_URL)).text();
      expect(reports).toEqual([]);
    },
  );

  it('a body that holds no word of a token', async () => {
    const reports = await watch(async () => json({ orders: [1, 2], note: 'plain' }));
    await (await fetch(TOKEN_URL)).json();
    await (await fetch(TOKEN_URL)).text();
    await (await fetch(TOKEN_URL)).arrayBuffer();
    expect(reports).toEqual([]);
  });

  it('a body of more than a megabyte', async () => {
    const reports = await watch(async () => json({ access_token: 'x'.repeat(2 ** 20) }));
    for (const name of ['json', 'text', 'arrayBuffer'] as const) await (await fetch(TOKEN_URL))[name]();
    expect(reports).toEqual([]);
  });

  it('a body that the page does not read', async () => {
    const reports = await watch(async () => json({ access_token: secret() }));
    await fetch(TOKEN_URL);
    expect(reports).toEqual([]);
  });

  it('a response the page has made itself', async () => {
    const reports = await watch(async () => json({}));
    await json({ access_token: secret() }).json();
    expect(reports).toEqual([]);
  });
});
