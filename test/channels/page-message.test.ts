import { describe, expect, it } from 'vitest';
import { fromMessage } from '../../src/channels/page-message';
import { secret } from './make-details';

const reporter = { tab: 7, frame: 2, top: 'https://app.spa.test', origin: 'https://widget.third.test', instance: 'd1' };

it('a message is one field under what carries it, at the origin that has it', () => {
  const text = secret();
  const told = { place: 'post-message', key: 'BroadcastChannel auth', text, heard: true, at: 5 } as const;
  expect(fromMessage(told, reporter)).toEqual([
    {
      channel: 'post-message',
      at: 5,
      tab: 7,
      frame: 2,
      top: 'https://app.spa.test',
      url: 'https://widget.third.test/',
      reportedBy: 'browser',
      exchange: null,
      route: { via: 'broadcast', target: 'own' },
      fields: [{ name: 'BroadcastChannel auth', value: text }],
    },
  ]);
});

it('a message that only the page told of may be made up, and goes where it says', () => {
  const told = { place: 'websocket', key: 'frame', text: 'a', url: 'wss://push.test/', heard: false, at: 5 } as const;
  expect(fromMessage(told, reporter)[0]).toMatchObject({ reportedBy: 'page', url: 'wss://push.test/' });
});

describe('the way of a message', () => {
  const APP = 'https://app.spa.test';
  const routeOf = (
    key: string,
    more: { to?: string; heard?: boolean; place?: 'post-message' | 'websocket' } = {},
    at = {},
  ) =>
    fromMessage(
      { place: 'post-message', key, text: secret(), heard: true, at: 5, ...more },
      { ...reporter, origin: more.to ?? APP, ...at },
    )[0]?.route;

  it('is within the page’s own origin for workers, channels and ports', () => {
    expect(routeOf('Worker', { heard: false })).toEqual({ via: 'worker', target: 'own' });
    expect(routeOf('ServiceWorker', { heard: false })).toEqual({ via: 'service-worker', target: 'own' });
    expect(routeOf('MessagePort', { heard: false })).toEqual({ via: 'port', target: 'own' });
    expect(routeOf('BroadcastChannel Worker')).toEqual({ via: 'broadcast', target: 'own' });
  });

  it('is to whom a window message has reached', () => {
    const from = `window message from ${APP}`;
    expect(routeOf(from, { to: APP })).toEqual({ via: 'window', target: 'own', to: APP, reaches: 'own' });
    const sibling = 'https://www.spa.test';
    expect(routeOf(from, { to: sibling })).toEqual({ via: 'window', target: 'first', to: sibling });
    const other = 'https://widget.third.test';
    expect(routeOf(from, { to: other })).toEqual({ via: 'window', target: 'other', to: other });
    expect(routeOf(`window message from ${other}`, { to: APP })).toEqual({ via: 'window', target: 'first', to: APP });
    expect(routeOf(`window message from ${other}`, { to: other })).toMatchObject({ target: 'own' });
  });

  it('is to anybody where an origin that nobody can name has heard it', () => {
    expect(routeOf(`window message from ${APP}`, { to: 'null' })).toEqual({ via: 'window', target: 'any' });
    expect(routeOf('window message from null', { to: 'null' })).toEqual({ via: 'window', target: 'any' });
  });

  it('is of the frame’s own site where the tab’s is not known', () => {
    expect(routeOf('window message from https://a.test', { to: APP }, { top: null })).toMatchObject({
      target: 'first',
    });
  });

  it('is not known of what only the page says, nor of a socket', () => {
    expect(routeOf(`window message from ${APP}`, { to: APP, heard: false })).toBeUndefined();
    expect(routeOf(`window message from ${APP}`)).toBeUndefined();
    expect(routeOf('Worker', { place: 'websocket' })).toBeUndefined();
    expect(routeOf('else')).toBeUndefined();
  });
});
