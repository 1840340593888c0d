import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ALL, exchange, openProbe, settle, storageTold } from './open-probe';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page asks whether it is watched', () => {
  it('and until it knows, nothing is read and nothing told', async () => {
    const { take, reads, hook, say, fire } = await openProbe(() => new Promise(() => undefined));
    hook();
    say(exchange);
    for (const name of ['load', 'storage', 'hashchange', 'popstate', 'pagehide']) fire(name);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(take()).toEqual([{ tell: 'hello', isTop: true }]);
    expect(reads()).toBe(0);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['no', async () => false],
    ['nothing', async () => undefined],
    ['something else', async () => 'true'],
    ['not at all', () => Promise.reject(new Error('Receiving end does not exist'))],
  ])('and answered %s it does nothing from then on', async (_, answer) => {
    const { take, reads, orders, say, fire, location, document } = await openProbe(answer, { hooked: true });
    await vi.advanceTimersByTimeAsync(10_000);
    for (const { tell } of take()) expect(tell).toBe('hello');
    say(exchange);
    location.href = 'https://app.spa.test/cb#access_token=x';
    for (const name of ['load', 'storage', 'hashchange', 'popstate', 'pagehide']) fire(name);
    fire('DOMContentLoaded', document);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(take()).toEqual([]);
    expect(reads()).toBe(0);
    expect(orders).toEqual([false]);
  });

  it('and answered yes it reads its stores and its address, and lets the hook begin', async () => {
    const { take, orders } = await openProbe(async () => true, { hooked: true });
    const reports = take();
    expect(reports.map(({ tell }) => tell)).toEqual(['hello', 'hooked', 'address', 'stored', 'stored']);
    expect(reports[2]).toMatchObject({ href: 'https://app.spa.test/cb#code=abc', at: Date.now() });
    expect(storageTold(reports)).toEqual(ALL);
    expect(orders).toEqual([true]);
  });

  it('and says whether it is the page on top, which no page can say for it', async () => {
    const { take, hook, say } = await openProbe(async () => true, { inner: true });
    hook();
    say({ ...exchange, isTop: true });
    expect(take().map(({ isTop }) => isTop)).toEqual([false, false, false, false, false, false]);
  });
});

describe('the hook', () => {
  it('may come late, and is told of then', async () => {
    const { take, hook, orders } = await openProbe();
    expect(take().map(({ tell }) => tell)).not.toContain('hooked');
    hook();
    expect(take()).toEqual([{ tell: 'hooked', isTop: true }]);
    expect(orders).toEqual([true]);
  });

  it('is not said to be there where it came after the beginning of the page', async () => {
    const { take, hook, say, orders } = await openProbe(async () => true, { hooked: true, readyState: 'complete' });
    hook();
    expect(take().map(({ tell }) => tell)).not.toContain('hooked');
    expect(orders).toEqual([true]);
    say(exchange);
    expect(take()).toEqual([{ ...exchange, isTop: true }]);
  });

  it('is passed on when it tells of an exchange or a message, and of nothing else', async () => {
    const { take, hook, say } = await openProbe();
    hook();
    take();
    say(exchange);
    expect(take()).toEqual([{ ...exchange, isTop: true }]);
    const message = { tell: 'message', place: 'websocket', key: 'frame sent', text: 'a', heard: true, at: 5 };
    say(message);
    expect(take()).toEqual([{ ...message, heard: false, isTop: true }]);
    const forged = [
      { tell: 'hello' },
      { tell: 'stored', place: 'local-storage', entries: [['a', 'b']] },
      { tell: 'address' },
      {},
      null,
      7,
    ];
    for (const said of [...forged, '', '{', 'exchange', '[{"tell":"exchange"}]']) say(said);
    expect(take()).toEqual([]);
  });

  it('names the channels to join, which are then heard first hand', async () => {
    const { take, hook, say, channels } = await openProbe();
    hook();
    take();
    for (const name of ['auth', 'auth', 7]) say({ tell: 'channel', name });
    expect(take()).toEqual([]);
    expect(channels.filter(({ name }) => name === 'auth')).toHaveLength(1);
    channels.find(({ name }) => name === 'auth')?.onmessage?.({ data: { token: 'x' } });
    expect(take()).toMatchObject([
      { tell: 'message', key: 'BroadcastChannel auth', text: '{"token":"x"}', heard: true, isTop: true },
    ]);
  });

  it('brings about a look at the stores, soon after', async () => {
    const { take, hook, say, localStorage } = await openProbe();
    hook();
    take();
    say(exchange);
    localStorage.setItem('id_token', 'new');
    await vi.advanceTimersByTimeAsync(99);
    expect(storageTold(take())).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(storageTold(take())).toEqual([['local-storage', [['id_token', 'new']], false]]);
  });

  it('is cut short when it floods, which is said once', async () => {
    const { take, hook, say } = await openProbe();
    hook();
    await vi.advanceTimersByTimeAsync(900);
    take();
    for (let at = 0; at < 20_000; at++) say(exchange);
    const told = take().map(({ tell }) => tell);
    expect(told.filter((tell) => tell === 'exchange').length).toBeLessThanOrEqual(50);
    expect(told.filter((tell) => tell === 'flooded')).toHaveLength(1);
  });
});

describe('a page that goes', () => {
  it('is not kept from coming back by a channel, and is heard again when it does', async () => {
    const { fire, channels, order } = await openProbe();
    const names = channels.map(({ name }) => name);
    expect(names).toContain('msal.broadcast.cache');
    fire('pagehide');
    expect(channels).toEqual([]);
    fire(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(channels).toEqual([]);
    fire(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(channels.map(({ name }) => name)).toEqual(names);
    order('stop');
    expect(channels).toEqual([]);
  });
});

describe('an order of the background', () => {
  it('stops everything at once, and starts it again', async () => {
    const { take, order, say, hook, orders, reads, localStorage } = await openProbe();
    hook();
    take();
    order('stop');
    const before = reads();
    say(exchange);
    localStorage.setItem('id_token', 'new');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(take()).toEqual([]);
    expect(reads()).toBe(before);
    order('watch');
    await settle();
    const told = take();
    expect(told.slice(0, 2).map(({ tell }) => tell)).toEqual(['hello', 'hooked']);
    expect(storageTold(told)).toContainEqual(['local-storage', [['id_token', 'new']], false]);
    expect(orders).toEqual([true, false, true]);
  });

  it('to watch is a question: where the answer is no, nothing begins', async () => {
    const answers = [false, false, true];
    const { take, order, reads } = await openProbe(async () => answers.shift());
    order('watch');
    await settle();
    expect(take().map(({ tell }) => tell)).toEqual(['hello', 'hello']);
    expect(reads()).toBe(0);
    order('watch');
    await settle();
    expect(storageTold(take())).toEqual(ALL);
    order('watch');
    await settle();
    expect(take()).toEqual([]);
  });

  it('to watch waits for what was asked before, whose answer may be of before a grant', async () => {
    let answerFirst: (watched: boolean) => void = () => undefined;
    const answers = [new Promise((resolve) => (answerFirst = resolve)), Promise.resolve(true)];
    const { take, order } = await openProbe(() => answers.shift() ?? Promise.resolve(undefined));
    order('watch');
    await settle();
    expect(take().map(({ tell }) => tell)).toEqual(['hello']);
    answerFirst(false);
    await settle();
    expect(storageTold(take())).toEqual(ALL);
  });

  it('to read tells everything once more, as seen before', async () => {
    const { take, order } = await openProbe();
    take();
    order('read');
    await settle();
    expect(storageTold(take())).toEqual(ALL.map(([area, entries]) => [area, entries, true]));
  });

  it('is one of three words', async () => {
    const { take, order, orders } = await openProbe();
    take();
    for (const said of ['WATCH', '', null, { order: 'stop' }, ['stop']]) order(said);
    await settle();
    expect(take()).toEqual([]);
    expect(orders).toEqual([]);
  });
});
