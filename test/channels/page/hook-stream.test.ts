import { afterEach, describe, expect, it, vi } from 'vitest';
import { secret } from '../make-details';
import { type OpenPage, openPage } from './fake-page';

const TOKEN_URL = 'https://login.idp.test/token';
const encode = (text: string) => new TextEncoder().encode(text);
const text = () => JSON.stringify({ access_token: secret(), note: 'é', token_type: 'Bearer' });

let page: OpenPage;
/** A watched page's response whose body comes in these chunks, and its stream, which `cancel` ends. */
const answer = async (
  chunks: Iterable<Uint8Array>,
  { type = 'application/json', cancel = vi.fn(), open = false } = {},
) => {
  const source = chunks[Symbol.iterator]();
  const body = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const { done, value } = source.next();
      if (!done) controller.enqueue(value as Uint8Array<ArrayBuffer>);
      else if (!open) controller.close();
      if (done && !open) controller.byobRequest?.respond(0);
    },
    cancel,
  });
  page = await openPage({ fetch: async () => new Response(body, { headers: { 'content-type': type } }) });
  page.meet()(true);
  const response = await fetch(TOKEN_URL);
  if (!response.body) throw new Error('no body');
  return { response, body: response.body as ReadableStream<Uint8Array>, cancel };
};
const halves = (whole: string) => {
  const all = encode(whole);
  // In the middle of a letter.
  const middle = all.indexOf(0xc3) + 1;
  return [all.slice(0, middle), all.slice(middle)];
};
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
  vi.advanceTimersByTime(1);
};
const readAll = async (reader: { read(): Promise<{ done: boolean; value?: unknown }> }) => {
  const chunks: unknown[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
  }
};
const bodies = () => page.reports.map(({ responseBody }) => responseBody);
afterEach(() => page.close());

describe('a body that the page reads as a stream is told once it is read', () => {
  const whole = text();

  it('by a reader', async () => {
    const { body } = await answer(halves(whole));
    const chunks = await readAll(body.getReader());
    await settle();
    expect(Buffer.concat(chunks as Uint8Array[]).toString()).toBe(whole);
    expect(bodies()).toEqual([whole]);
  });

  it('into a buffer of the page', async () => {
    const { body } = await answer(halves(whole));
    const reader = body.getReader({ mode: 'byob' });
    let buffer = new Uint8Array(64);
    for (;;) {
      const { done, value } = await reader.read(buffer);
      if (done) break;
      buffer = new Uint8Array(value.buffer);
    }
    await settle();
    expect(bodies()).toEqual([whole]);
  });

  it('through a decoder', async () => {
    const { body } = await answer(halves(whole));
    const decoder = new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
    const chunks = await readAll(body.pipeThrough(decoder).getReader());
    await settle();
    expect(chunks.join('')).toBe(whole);
    expect(bodies()).toEqual([whole]);
  });

  it('through a Response of the page’s own', async () => {
    const { body } = await answer(halves(whole));
    expect(await new Response(body).json()).toEqual(JSON.parse(whole));
    // Node reads it through the very methods that are looked at, browsers do not.
    expect(new Set(bodies())).toEqual(new Set([whole]));
  });

  it('in two branches', async () => {
    const { body } = await answer(halves(whole));
    await Promise.all(body.tee().map((branch) => readAll(branch.getReader())));
    await settle();
    expect(bodies()).toEqual([whole, whole]);
  });

  it('by two readers in turn', async () => {
    const { body } = await answer(halves(whole));
    const first = body.getReader();
    await first.read();
    first.releaseLock();
    await readAll(body.getReader());
    await settle();
    expect(bodies()).toEqual([whole]);
  });
});

describe('a stream that the page leaves', () => {
  it('is told as far as it was read, without the value that was cut', async () => {
    const { body, cancel } = await answer([encode('{"refresh_token":"whole","access_token":"cut-he')], { open: true });
    const reader = body.getReader();
    await reader.read();
    await reader.cancel('enough');
    await settle();
    expect(cancel).toHaveBeenCalledWith('enough');
    expect(bodies()).toEqual(['{"refresh_token":"whole","access_token":"']);
  });

  it('is told up to a megabyte where it has no end, and read no further than the page reads', async () => {
    let made = 0;
    const endless = function* () {
      for (;;) {
        made += 1;
        yield encode(`{"token":${made}}\n${'x'.repeat(100_000)}`);
      }
    };
    const { body } = await answer(endless());
    const reader = body.getReader();
    for (let at = 0; at < 30; at++) await reader.read();
    await settle();
    expect(made).toBeLessThanOrEqual(31);
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]?.length).toBeLessThanOrEqual(131_072);
  });
});

describe('a page that reads a stream gets what it would get', () => {
  it('the very chunk and error', async () => {
    const chunk = encode('{"token":1}');
    const reason = new Error('broken');
    let fail: (why: unknown) => void = () => undefined;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(chunk);
        fail = (why) => controller.error(why);
      },
    });
    page = await openPage({
      fetch: async () => new Response(body, { headers: { 'content-type': 'application/json' } }),
    });
    page.meet()(true);
    const reader = (await fetch(TOKEN_URL)).body?.getReader();
    expect((await reader?.read())?.value).toBe(chunk);
    const next = reader?.read();
    fail(reason);
    await expect(next).rejects.toBe(reason);
    await expect(reader?.closed).rejects.toBe(reason);
  });

  it('nothing told of an event stream, nor of a stream of its own', async () => {
    const { body } = await answer(halves(text()), { type: 'text/event-stream' });
    await readAll(body.getReader());
    const own = new Response(text(), { headers: { 'content-type': 'application/json' } }).body;
    await readAll((own as ReadableStream).getReader());
    await settle();
    expect(bodies()).toEqual([]);
  });
});
