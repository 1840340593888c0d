import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExchangeReport } from '../../../src/channels/page/report';
import { secret } from '../make-details';

let told: ExchangeReport[] = [];
let exchanges: typeof import('../../../src/channels/page/exchange');

beforeAll(async () => {
  vi.doMock('../../../src/channels/page/outbox', () => ({
    outbox: { put: (report: ExchangeReport) => told.push(report) },
  }));
  exchanges = await import('../../../src/channels/page/exchange');
});
beforeEach(() => {
  told = [];
});
afterAll(() => void vi.doUnmock('../../../src/channels/page/outbox'));

const open = (more: object = {}) =>
  Object.assign(exchanges.openExchange('fetch', 'post', 'https://login.idp.test/token'), more);

describe('an exchange', () => {
  it('has a number no other has, and its method as it is sent', () => {
    const [first, second] = [open(), open()];
    expect(first).toMatchObject({ method: 'POST', type: 'fetch', status: 0, told: false });
    expect(second.number).toBe(first.number + 1);
  });

  it('is told for what its request carries: once', () => {
    const exchange = open({ requestBody: 'refresh_token=x', status: 200 });
    exchanges.tellRequest(exchange);
    exchanges.tellRequest(exchange);
    expect(told).toEqual([expect.objectContaining({ requestBody: 'refresh_token=x', status: 200 })]);
    expect(told[0]).not.toHaveProperty('told');
  });

  it('is told for a header that is a credential by its definition', () => {
    exchanges.tellRequest(open({ requestHeaders: [['dpop', 'proof']] }));
    expect(told).toHaveLength(1);
  });

  it('is not told for a request that carries nothing', () => {
    exchanges.tellRequest(open());
    exchanges.tellRequest(open({ requestBody: 'page=2' }));
    expect(told).toEqual([]);
  });

  it('is told with both parts at once where only the answer says something', () => {
    exchanges.tellResponse(open({ requestBody: 'page=2' }), '{"access_token":"x"}', 'application/json');
    expect(told).toEqual([expect.objectContaining({ requestBody: 'page=2', responseBody: '{"access_token":"x"}' })]);
  });
});

describe('the body of an answer', () => {
  const tell = (body: Parameters<typeof exchanges.tellResponse>[1]) => {
    exchanges.tellResponse(open(), body, 'application/json');
    return told[0]?.responseBody;
  };

  it('is what stands around its tokens, where it is too long to tell', () => {
    const value = secret();
    const text = tell(`${'x '.repeat(200_000)}"refresh_token":"${value}"`);
    expect(text).toContain(value);
    expect(text?.length).toBeLessThanOrEqual(131_072);
  });

  it('is nothing where it holds no word of a token, or could not be read', async () => {
    for (const body of [undefined, '', 'plain', '{"a":[1,"b"]}', Promise.resolve('plain'), Promise.reject('token')])
      expect(tell(body)).toBeUndefined();
    await Promise.resolve();
    expect(told).toEqual([]);
  });
});

describe('a body that is a file', () => {
  const settled = () => new Promise((done) => setImmediate(done));

  it('of a request goes with it where it is read before the answer', async () => {
    const exchange = open();
    exchanges.giveBody(exchange, Promise.resolve('refresh_token=x'));
    await settled();
    expect(told).toEqual([]);
    exchanges.tellRequest(exchange);
    expect(told).toEqual([expect.objectContaining({ requestBody: 'refresh_token=x' })]);
  });

  it('of a request is told after the answer where it is read later', async () => {
    const exchange = open();
    exchanges.giveBody(exchange, Promise.resolve('refresh_token=x'));
    exchanges.tellRequest(exchange);
    exchanges.tellResponse(exchange, '{"access_token":"x"}', 'application/json');
    await settled();
    expect(told).toHaveLength(2);
    expect(told[0]).not.toHaveProperty('requestBody');
    expect(told[1]).toMatchObject({ number: told[0]?.number, requestBody: 'refresh_token=x' });
  });

  it('of an answer is told once it is read', async () => {
    exchanges.tellResponse(open(), Promise.resolve('{"access_token":"x"}'), 'application/json');
    await settled();
    expect(told).toEqual([expect.objectContaining({ responseBody: '{"access_token":"x"}' })]);
  });

  it('that cannot be read is nothing', async () => {
    const exchange = open();
    exchanges.giveBody(exchange, Promise.reject(new Error('refresh_token')));
    exchanges.tellRequest(exchange);
    await settled();
    expect(told).toEqual([]);
  });
});

describe('what is looked at', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/Vnd.Api+JSON',
    'application/problem+json',
    'application/x-amz-json-1.1',
    'application/graphql-response+json; charset=utf-8',
    'application/x-ndjson',
    'application/x-www-form-urlencoded',
    'application/jwt',
    'text/plain',
    'text/html;charset=utf-8',
    'text/javascript',
  ])('%s', (type) => {
    expect(exchanges.isInteresting(type)).toBe(true);
  });

  it.each([
    'text/event-stream',
    'text/event-stream; charset=utf-8',
    'image/png',
    'application/octet-stream',
    'multipart/form-data',
    'x-text/plain',
    '',
    null,
    undefined,
    {},
  ])('not %s', (type) => {
    expect(exchanges.isInteresting(type)).toBe(false);
  });

  it('a header that is a credential, by its whole name', () => {
    const names = ['Authorization', 'authorization', 'DPoP', 'X-Authorization', 'Proxy-Authorization', 'Accept', ''];
    expect(names.filter(exchanges.isCredentialHeader)).toEqual(['Authorization', 'authorization', 'DPoP']);
  });

  it('a member that is a value of the object itself', () => {
    const inherits = Object.create({ body: 'inherited' });
    expect(exchanges.ownMember({ body: 'own' }, 'body')).toBe('own');
    expect(exchanges.ownMember(inherits, 'body')).toBeUndefined();
    expect(
      exchanges.ownMember(
        {
          get body() {
            return 'x';
          },
        },
        'body',
      ),
    ).toBeUndefined();
    for (const none of [undefined, null, 'text', 7]) expect(exchanges.ownMember(none, 'length')).toBeUndefined();
  });
});
