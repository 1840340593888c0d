import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interest } from '../../../src/channels/page/interest';
import { messageListener } from '../../../src/channels/page/message-listener';
import { quickHash } from '../../../src/oauth/quick-hash';
import { type FakeChannel, makeChannels } from './fake-channel';

let window: EventTarget;
let channels: FakeChannel[];
let now: number;
beforeEach(() => {
  window = new EventTarget();
  channels = [];
  now = 0;
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('BroadcastChannel', makeChannels(channels));
  vi.stubGlobal('origin', 'https://widget.spa.test');
});
afterEach(() => vi.unstubAllGlobals());

const open = () => {
  const told: [string, string][] = [];
  const listener = messageListener((key, text) => void told.push([key, text]));
  const post = (data: unknown, origin = 'https://app.spa.test') =>
    window.dispatchEvent(new MessageEvent('message', { data, origin }));
  return { ...listener, post, take: () => told.splice(0) };
};

describe('a message to the window', () => {
  it('is told where it may hold a credential, as text', () => {
    const { open: begin, post, take } = open();
    begin();
    post({ kind: 'hello' });
    post({ session: { refresh_token: 'x' } });
    post('access_token=x', '');
    expect(take()).toEqual([
      ['window message from https://app.spa.test', '{"session":{"refresh_token":"x"}}'],
      ['window message from null', 'access_token=x'],
    ]);
  });

  it('is told with the origin it has reached, and no other message is', () => {
    const told: unknown[][] = [];
    const listener = messageListener((...one) => void told.push(one));
    listener.open();
    listener.join('auth');
    window.dispatchEvent(new MessageEvent('message', { data: 'access_token=x', origin: 'https://app.spa.test' }));
    channels[0]?.onmessage?.({ data: 'access_token=y' });
    expect(told).toEqual([
      ['window message from https://app.spa.test', 'access_token=x', 'https://widget.spa.test'],
      ['BroadcastChannel auth', 'access_token=y', undefined],
    ]);
  });

  it('that came too early is kept until the page is known to be watched, and dropped where it is not', () => {
    const watched = open();
    for (let at = 0; at < 60; at++) watched.post({ token: at });
    expect(watched.take()).toEqual([]);
    watched.open();
    expect(watched.take()).toHaveLength(50);
    const other = open();
    other.post({ token: 1 });
    other.close();
    other.open();
    expect(other.take()).toEqual([]);
  });

  it('is looked at only as long as that costs little', () => {
    const { open: begin, post, take } = open();
    begin();
    let at = 0;
    vi.stubGlobal('performance', {
      now: () => {
        at += 5;
        return at;
      },
    });
    for (let count = 0; count < 1_000; count++) post({ token: 1 });
    expect(take().length).toBeLessThan(30);
  });
});

describe('a message that was of no interest', () => {
  const value = crypto.randomUUID() + crypto.randomUUID();
  const prove = () => interest.follow({ follow: [[quickHash(value), value.length]] });
  afterEach(() => void interest.follow({ follow: [] }));

  it('is told once a value in it is proven, and once alone', () => {
    const { open: begin, post, again, take } = open();
    begin();
    post({ of: 'no interest at all to anybody' });
    post({ a: value });
    expect(take()).toEqual([]);
    prove();
    again();
    again();
    expect(take()).toEqual([['window message from https://app.spa.test', JSON.stringify({ a: value })]]);
  });

  it('is forgotten after a few seconds, after a few others, and with the page', () => {
    for (const forget of [
      () => {
        now += 6_000;
      },
      (post: (data: unknown) => void) => {
        for (let at = 0; at < 20; at++) post({ of: 'no interest at all to anybody', at });
      },
      (_: unknown, close: () => void) => close(),
    ]) {
      interest.follow({ follow: [] });
      const { open: begin, post, again, close, take } = open();
      begin();
      post({ a: value });
      forget(post, close);
      prove();
      again();
      expect(take()).toEqual([]);
    }
  });
});

describe('a broadcast channel', () => {
  it('is joined once, and heard', () => {
    const { join, take } = open();
    join('auth');
    join('auth');
    join('denied');
    expect(channels).toHaveLength(1);
    channels[0]?.onmessage?.({ data: { token: 'x' } });
    expect(take()).toEqual([['BroadcastChannel auth', '{"token":"x"}']]);
  });

  it('is left when the page goes, and thirty are enough', () => {
    const { join, close } = open();
    for (let at = 0; at < 40; at++) join(`channel ${at}`);
    expect(channels).toHaveLength(30);
    expect(close()).toHaveLength(30);
    expect(channels).toHaveLength(0);
  });
});
