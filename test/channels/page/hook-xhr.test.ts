import { afterEach, describe, expect, it, vi } from 'vitest';
import { secret } from '../make-details';
import { type OpenPage, openPage } from './fake-page';
import type { FakeXhr, XhrAnswer } from './fake-xhr';

const URL_ = 'https://login.idp.test/token';
const body = () => JSON.stringify({ access_token: secret(), token_type: 'Bearer' });
const ok = (text: string, more: XhrAnswer = {}): XhrAnswer => ({
  status: 200,
  type: 'application/json',
  body: text,
  ...more,
});

let page: OpenPage;
const watch = async (xhr: (method: string, url: string) => XhrAnswer) => {
  page = await openPage({ xhr });
  page.meet()(true);
  return page.reports;
};
const make = (): FakeXhr => new XMLHttpRequest() as unknown as FakeXhr;
const ended = (xhr: FakeXhr) => new Promise((done) => xhr.addEventListener('loadend', done));
/** One request from its start to its end. */
const load = async (xhr: FakeXhr, { method = 'GET', url = URL_ as string | URL, sent = undefined as unknown } = {}) => {
  xhr.open(method, url);
  const done = ended(xhr);
  xhr.send(sent);
  await done;
  return xhr;
};
afterEach(() => page.close());

describe('a page that asks gets what it would get', () => {
  it('its answer, in the type it wants', async () => {
    const text = body();
    await watch(() => ok(text));
    expect((await load(make())).responseText).toBe(text);
    const xhr = make();
    xhr.responseType = 'json';
    expect((await load(xhr)).response).toEqual(JSON.parse(text));
  });

  it('its handlers first, in their order', async () => {
    const reports = await watch(() => ok(body()));
    const xhr = make();
    const order: string[] = [];
    for (const name of ['load', 'loadend'])
      xhr.addEventListener(name, () => void order.push(`${name} ${reports.length}`));
    await load(xhr);
    expect(order).toEqual(['load 0', 'loadend 0']);
    expect(reports).toHaveLength(1);
  });

  it('the errors of a wrong call', async () => {
    await watch(() => ok(body()));
    expect(() => make().open('', URL_)).toThrow(SyntaxError);
    expect(() => make().send()).toThrow('not opened');
    expect(() => make().setRequestHeader('a', 'b')).toThrow('not opened');
    const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
    for (const method of [open, send, setRequestHeader])
      expect(() => Reflect.apply(method, {}, ['GET', URL_])).toThrow(TypeError);
    expect(page.reports).toEqual([]);
  });

  it('methods that look like the browser’s own', async () => {
    await watch(() => ok(''));
    const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
    expect([open.name, open.length, send.name, send.length]).toEqual(['open', 2, 'send', 1]);
    expect([setRequestHeader.name, setRequestHeader.length]).toEqual(['setRequestHeader', 2]);
    for (const method of [open, send, setRequestHeader]) {
      expect(Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, method.name)).toMatchObject({
        writable: true,
        configurable: true,
        enumerable: false,
      });
      expect(method.toString()).toMatch(new RegExp(`^${method.name}\\(`));
    }
  });

  it('no run of its getters, nor of what it has replaced', async () => {
    const ran = vi.fn(() => 'x');
    await watch(() => ok(body()));
    const xhr = make();
    for (const name of ['status', 'responseURL', 'responseType', 'responseText', 'response', 'getResponseHeader'])
      Object.defineProperty(xhr, name, { get: ran });
    xhr.addEventListener = ran as never;
    xhr.open('POST', Object.defineProperty(new URL(URL_), 'href', { get: ran }));
    xhr.send({ toString: ran, toJSON: ran });
    await new Promise((done) => setImmediate(done));
    expect(ran).not.toHaveBeenCalled();
  });

  it('nothing of what goes wrong on our side', async () => {
    await watch(() => ok(body()));
    vi.stubGlobal('document', {
      get baseURI(): string {
        throw new Error('ours');
      },
    });
    expect((await load(make())).status).toBe(200);
    expect((await load(make(), { url: 'http://[' })).status).toBe(200);
  });
});

describe('what the page asks for is told', () => {
  it('once it has its answer', async () => {
    const text = body();
    const reports = await watch(() => ok(text, { status: 201, url: 'https://login.idp.test/final' }));
    const xhr = make();
    xhr.open('post', '/relative');
    xhr.setRequestHeader('Authorization', 'Basic x');
    xhr.setRequestHeader('Accept', '*/*');
    xhr.setRequestHeader('DPoP', 'proof');
    const done = ended(xhr);
    xhr.send(new URLSearchParams({ grant_type: 'refresh_token' }));
    await done;
    const common = {
      tell: 'exchange',
      number: expect.any(Number),
      method: 'POST',
      url: 'https://login.idp.test/final',
      type: 'xmlhttprequest',
      sentAt: expect.any(Number),
      at: expect.any(Number),
      status: 201,
    };
    expect(reports).toEqual([
      {
        ...common,
        requestHeaders: [
          ['authorization', 'Basic x'],
          ['dpop', 'proof'],
        ],
        requestBody: 'grant_type=refresh_token',
      },
      { ...common, responseBody: text, responseType: 'application/json' },
    ]);
    expect(reports[0]?.number).toBe(reports[1]?.number);
  });

  it.each(['', 'text', 'json', 'arraybuffer', 'blob'])('in the type "%s" that the page reads it in', async (type) => {
    const text = body();
    const reports = await watch(() => ok(text));
    const xhr = make();
    xhr.responseType = type;
    await load(xhr);
    await vi.waitFor(() => expect(reports).toHaveLength(1));
    expect(reports).toEqual([expect.objectContaining({ responseBody: text })]);
  });

  it('also where there was no answer: it has been sent', async () => {
    const reports = await watch(() => ({}));
    await load(make(), { method: 'POST', sent: 'refresh_token=x' });
    expect(reports).toEqual([expect.objectContaining({ status: 0, requestBody: 'refresh_token=x' })]);
    expect(reports[0]).not.toHaveProperty('responseBody');
  });

  it('each under a number of its own, when one object asks twice', async () => {
    const reports = await watch((_, url) => ok(body(), { url }));
    const xhr = make();
    await load(xhr, { url: `${URL_}?1` });
    await load(xhr, { url: `${URL_}?2` });
    expect(reports.map(({ url }) => url)).toEqual([`${URL_}?1`, `${URL_}?2`]);
    expect(new Set(reports.map(({ number }) => number)).size).toBe(2);
  });

  it('as what it was, when an object is opened anew before its answer', async () => {
    const reports = await watch((_, url) => ok(body(), { url }));
    const xhr = make();
    xhr.open('POST', `${URL_}?given-up`);
    xhr.send('refresh_token=x');
    await load(xhr, { url: `${URL_}?answered` });
    expect(reports).toEqual([
      expect.objectContaining({ url: `${URL_}?given-up`, status: 0, requestBody: 'refresh_token=x' }),
      expect.objectContaining({ url: `${URL_}?answered`, status: 200, responseBody: expect.any(String) }),
    ]);
    expect(reports[1]).not.toHaveProperty('requestBody');
  });
});

describe('not told is', () => {
  it('a body that the page has as a document', async () => {
    const reports = await watch(() => ok(body()));
    const xhr = make();
    xhr.responseType = 'document';
    await load(xhr);
    expect(reports).toEqual([]);
  });

  it.each(['text/event-stream', 'image/png', ''])('a body of type "%s"', async (type) => {
    const reports = await watch(() => ok(body(), { type }));
    await load(make());
    expect(reports).toEqual([]);
  });

  it('what holds no word of a token, or more than a megabyte', async () => {
    const reports = await watch((_, url) => ok(url.endsWith('?long') ? `"token":"${'x'.repeat(2 ** 20)}"` : '{"a":1}'));
    await load(make());
    await load(make(), { url: `${URL_}?long` });
    expect(reports).toEqual([]);
  });
});
