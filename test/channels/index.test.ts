import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { channels } from '../../src/channels/index';
import { fakeEvent } from './fake-event';

const heard = vi.hoisted(() => ({ browser: { webRequest: {} } as Record<string, Record<string, unknown>> }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return heard.browser;
  },
}));

it('every place is listened to in the first turn, and left when told', () => {
  const events = Array.from({ length: 6 }, fakeEvent);
  const [onBeforeRequest, onBeforeSendHeaders, onHeadersReceived, onChanged, onUpdated, onMessage] = events;
  heard.browser = {
    webRequest: { onBeforeRequest, onBeforeSendHeaders, onHeadersReceived },
    cookies: { onChanged },
    tabs: { onUpdated },
    runtime: { onMessage },
  };
  const stops = channels(
    async () => false,
    () => true,
  ).map((channel) => channel.listen(() => undefined));
  expect(events.map(({ size }) => size)).toEqual([1, 1, 1, 1, 1, 1]);
  for (const stop of stops) stop();
  expect(events.map(({ size }) => size)).toEqual([0, 0, 0, 0, 0, 0]);
});

it('every channel that can be listened to is listed', () => {
  const folder = new URL('../../src/channels/', import.meta.url);
  const listening = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && /\blisten\(emit\b/.test(readFileSync(new URL(file, folder), 'utf8')),
  );
  const index = readFileSync(new URL('index.ts', folder), 'utf8');
  expect(listening.length).toBeGreaterThan(0);
  for (const file of listening) expect(index).toContain(`from './${file.replace('.ts', '')}'`);
});
