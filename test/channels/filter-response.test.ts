import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { inFirefox, secret } from './make-details';

type Filter = {
  write: ReturnType<typeof vi.fn>;
  disconnect: ReturnType<typeof vi.fn>;
  ondata: (event: { data: ArrayBuffer }) => void;
  onstop: () => void;
  onerror: () => void;
};

const extension = vi.hoisted(() => ({ browser: { webRequest: {} as { filterResponseData?: unknown } } }));
vi.mock('../../src/browser', () => extension);

let filters: Filter[];
const filterResponseData = vi.fn((_request: string): unknown => {
  const filter = { write: vi.fn(), disconnect: vi.fn() } as unknown as Filter;
  filters.push(filter);
  return filter;
});

beforeEach(() => {
  vi.resetModules();
  filters = [];
  filterResponseData.mockClear();
  extension.browser.webRequest = { filterResponseData };
});

type More = Parameters<typeof inFirefox>[0];
const json = [{ name: 'Content-Type', value: 'application/json; charset=utf-8' }];
const start = async (more: More = {}) => {
  const { filterResponse, BLOCKING } = await import('../../src/channels/filter-response');
  const seen: Observation[] = [];
  const follows = filterResponse(inFirefox({ responseHeaders: json, ...more }), (one) => void seen.push(one));
  return { follows, seen, filter: filters[0] as Filter, BLOCKING };
};
const bytes = (text: string): { data: ArrayBuffer } => ({ data: new TextEncoder().encode(text).slice().buffer });

describe('a response that is text', () => {
  it('goes on to the page piece by piece, and is told when it is whole', async () => {
    const { follows, seen, filter } = await start();
    const text = JSON.stringify({ refresh_token: secret(), name: 'é' });
    const [first, ...rest] = new TextEncoder().encode(text).reverse();
    const pieces = [Uint8Array.from(rest).reverse(), Uint8Array.of(first ?? 0)].map(({ buffer }) => ({ data: buffer }));
    for (const piece of pieces) filter.ondata(piece);
    expect(follows).toBe(true);
    expect(filter.write.mock.calls).toEqual(pieces.map(({ data }) => [data]));
    expect(seen).toEqual([]);
    filter.onstop();
    expect(filter.disconnect).toHaveBeenCalledTimes(1);
    expect(seen).toMatchObject([
      {
        channel: 'response-body',
        reportedBy: 'browser',
        tab: 7,
        top: 'https://app.spa.test',
        exchange: { id: '4711', answer: { status: 200 } },
        fields: [{ name: '', value: text, media: 'application/json; charset=utf-8' }],
      },
    ]);
  });

  it('is read of a worker without a tab too', async () => {
    const { seen, filter } = await start({ tabId: -1 });
    filter.ondata(bytes('{"a":1}'));
    filter.onstop();
    expect(seen).toMatchObject([{ tab: -1, initiator: 'https://app.spa.test' }]);
  });

  it('is told of no more than a megabyte, and let go from there on', async () => {
    const { seen, filter } = await start();
    for (let piece = 0; piece < 40; piece++) filter.ondata(bytes('x'.repeat(2 ** 15)));
    expect(filter.disconnect).toHaveBeenCalled();
    expect(filter.write.mock.calls.length).toBeGreaterThan(32);
    filter.onstop();
    expect(seen.flatMap(({ fields }) => fields.map(({ value }) => value.length > 2 ** 20))).not.toContain(true);
  });

  it('that has no end is let go a second after its first piece, and told as far as it came', async () => {
    vi.useFakeTimers();
    const { filter, seen } = await start();
    vi.advanceTimersByTime(60_000);
    filter.ondata(bytes('{"access_token":"a"}'));
    vi.advanceTimersByTime(900);
    filter.ondata(bytes('\n'));
    expect(filter.disconnect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    vi.useRealTimers();
    expect(filter.disconnect).toHaveBeenCalledTimes(1);
    filter.onstop();
    expect(seen.flatMap(({ fields }) => fields.map(({ value }) => value))).toEqual(['{"access_token":"a"}\n']);
  });

  it('that was cut off is let go, and nothing is told', async () => {
    const { seen, filter } = await start();
    filter.disconnect.mockImplementation(() => {
      throw new Error('Invalid state');
    });
    filter.onerror();
    filter.onstop();
    expect(filter.disconnect).toHaveBeenCalledTimes(2);
    expect(seen).toEqual([]);
  });
});

describe('no filter is put', () => {
  const withHeaders = (...responseHeaders: { name: string; value: string }[]): More => ({ responseHeaders });
  it.each<[string, More]>([
    ['on an event stream', withHeaders({ name: 'content-type', value: 'text/event-stream' })],
    ['on a picture', withHeaders({ name: 'content-type', value: 'image/png' })],
    ['on a script', withHeaders({ name: 'content-type', value: 'text/javascript' })],
    ['where no type is stated', withHeaders()],
    ['on more than a megabyte', withHeaders(...json, { name: 'Content-Length', value: '2000000' })],
    ['on a redirection', { statusCode: 302 }],
    ['on an answer without a body', { statusCode: 204 }],
    ['on a preflight', { method: 'OPTIONS' }],
    ['on a page', { type: 'main_frame' }],
    ['on what an extension asks for', { originUrl: 'moz-extension://1f-2e/popup.html' } as More],
  ])('%s', async (_, more) => {
    expect((await start(more)).follows).toBe(false);
    expect(filterResponseData).not.toHaveBeenCalled();
  });

  it('where the browser does not offer one', async () => {
    extension.browser.webRequest = {};
    const { follows, BLOCKING } = await start();
    expect(follows).toBe(false);
    expect(BLOCKING).toEqual([]);
  });

  it('on a request that is gone already', async () => {
    filterResponseData.mockImplementationOnce(() => {
      throw new Error('Invalid request ID');
    });
    expect((await start()).follows).toBe(false);
  });
});

it('the listener must be a blocking one where there are filters', async () => {
  expect((await start()).BLOCKING).toEqual(['blocking']);
});
