import { afterEach, describe, expect, it, vi } from 'vitest';
import { secret } from '../make-details';
import { type OpenPage, openPage } from './fake-page';

const TOKEN_URL = 'https://login.idp.test/token';
const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });

let page: OpenPage;
/** A page that is watched, and whose servers answer so. */
const watch = async (answer: (...args: never[]) => unknown) => {
  page = await openPage({ fetch: answer });
  page.meet()(true);
  return page.reports;
};
afterEach(() => page.close());

describe('a page that fetches gets what it would get', () => {
  it('the very response, and an untouched one', async () => {
    const response = json({ refresh_token: secret() });
    await watch(async () => response);
    expect(await fetch(TOKEN_URL)).toBe(response);
    expect(response.bodyUsed).toBe(false);
    expect(response.body?.locked).toBe(false);
  });

  it('the very reason, when it fails', async () => {
    const reason = { why: 'no error object at all' };
    await watch(() => Promise.reject(reason));
    await expect(fetch(TOKEN_URL)).rejects.toBe(reason);
  });

  it('the very error, when it is thrown at once', async () => {
    const error = new TypeError('wrong call');
    await watch(() => {
      throw error;
    });
    expect(() => fetch(TOKEN_URL)).toThrow(error);
  });

  it('one complaint about a failure nobody handles, as ever', async () => {
    const reason = new Error('nobody handles this');
    await watch(() => Promise.reject(reason));
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const complaints: unknown[] = [];
    process.on('unhandledRejection', (why) => void complaints.push(why));
    void fetch(TOKEN_URL);
    await new Promise((done) => setImmediate(() => setImmediate(done)));
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);
    expect(complaints).toEqual([reason]);
  });

  it.each(['text', 'json', 'arrayBuffer'] as const)('the very result and the very reason of %s()', async (name) => {
    const own = Object.getOwnPropertyDescriptor(Response.prototype, name) ?? {};
    const [result, reason] = [{ access_token: secret() }, new SyntaxError('no such body')];
    const answers = [() => Promise.resolve(result), () => Promise.reject(reason)];
    Object.defineProperty(Response.prototype, name, { ...own, value: () => answers.shift()?.() });
    await watch(async () => json({}));
    const response = await fetch(TOKEN_URL);
    expect(await response[name]()).toBe(result);
    await expect(response[name]()).rejects.toBe(reason);
    page.close();
    Object.defineProperty(Response.prototype, name, own);
  });

  it('the error of a body that is read twice, or of what is no response', async () => {
    await watch(async () => json({ access_token: secret() }));
    const response = await fetch(TOKEN_URL);
    await response.text();
    await expect(response.json()).rejects.toThrow(TypeError);
    await expect(Response.prototype.text.call({} as Response)).rejects.toThrow(TypeError);
    expect(() => response.clone()).toThrow(TypeError);
  });

  it('its own arguments to fetch with, under its own `this`', async () => {
    const seen: unknown[] = [];
    await watch(async function (this: unknown, ...args: unknown[]) {
      seen.push(this, ...args);
      return json({});
    });
    const [self, init] = [{}, { method: 'POST' }];
    await Reflect.apply(fetch, self, [TOKEN_URL, init, 'more']);
    expect(seen).toEqual([self, TOKEN_URL, init, 'more']);
    expect(seen[2]).toBe(init);
  });

  it('methods that look like the browser’s own', async () => {
    await watch(async () => json({}));
    const print = (method: unknown) => Function.prototype.toString.call(method);
    const look = (method: unknown) =>
      typeof method === 'function'
        ? [Object.getOwnPropertyDescriptors(method), Object.getPrototypeOf(method), print(method)]
        : method;
    const shape = ({ value, get, set, ...flags }: PropertyDescriptor) => [flags, ...[value, get, set].map(look)];
    for (const { name, before, after } of page.disguised()) {
      if (!before || !after) {
        expect(after, String(name)).toBe(before);
        continue;
      }
      expect(shape(after), String(name)).toEqual(shape(before));
      const parts = (['value', 'get', 'set'] as const).filter((part) => after[part] !== before[part]);
      expect(parts, String(name)).toHaveLength(1);
    }
    expect(Request.prototype.constructor).toBe(Request);
    expect(ReadableStream.prototype[Symbol.asyncIterator]).toBe(ReadableStream.prototype.values);
    expect(`${fetch}`).toBe(print(fetch));
  });

  it('no run of its getters, nor of what it has replaced', async () => {
    const ran = vi.fn(() => 'x');
    const trap = (names: string[]) =>
      Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: ran, enumerable: true }])));
    await watch(() => {
      const promise = Promise.resolve(json({ access_token: secret() }));
      for (const name of ['then', 'catch', 'finally']) Object.defineProperty(promise, name, { value: ran });
      return promise;
    });
    await fetch(TOKEN_URL, trap(['method', 'body', 'headers']));
    await fetch(TOKEN_URL, { method: 'POST', headers: trap(['authorization', 'DPoP']) as Record<string, string> });
    const url = Object.defineProperty(new URL(TOKEN_URL), 'href', { get: ran });
    const body = Object.assign(new URLSearchParams({ refresh_token: 'x' }), { toString: ran, toJSON: ran });
    await fetch(url, { method: 'POST', body });
    await fetch({ toString: ran } as unknown as URL);
    const response = await fetch(TOKEN_URL);
    for (const name of ['status', 'url', 'headers']) Object.defineProperty(response, name, { get: ran });
    await response.json();
    expect(ran).not.toHaveBeenCalled();
  });

  it('nothing of what goes wrong on our side', async () => {
    const response = json({ access_token: secret() });
    await watch(async () => response);
    const hostile = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('ours');
        },
      },
    );
    expect(await fetch(TOKEN_URL, hostile)).toBe(response);
    vi.stubGlobal('document', {
      get baseURI(): string {
        throw new Error('ours');
      },
    });
    expect(await fetch(TOKEN_URL)).toBe(response);
    expect(await fetch('http://[')).toBe(response);
    await expect(response.json()).resolves.toHaveProperty('access_token');
  });
});
