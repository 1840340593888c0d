import { vi } from 'vitest';
import type { Report } from '../../../src/channels/page/report';
import { makeStorage } from '../fake-storage';
import { type FakeChannel, makeChannels } from './fake-channel';

/** A page with the probe in it; `answer` is the background's to its hello. */
export const openProbe = async (
  answer: () => Promise<unknown> = async () => true,
  { hooked = false, inner = false, readyState = 'loading' } = {},
) => {
  const window = Object.assign(new EventTarget(), { top: {} as unknown, name: '' });
  if (!inner) window.top = window;
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', readyState });
  const location = { href: 'https://app.spa.test/cb#code=abc' };
  const localStorage = makeStorage({ refresh_token: 'local', theme: 'dark' });
  const sessionStorage = makeStorage({ access_token: 'tab' });
  const reads = [vi.spyOn(localStorage, 'getItem'), vi.spyOn(sessionStorage, 'getItem')];
  const channels: FakeChannel[] = [];
  const world = {
    window,
    document,
    location,
    localStorage,
    sessionStorage,
    history: { state: null },
    BroadcastChannel: makeChannels(channels),
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
  };
  for (const [name, value] of Object.entries(world)) vi.stubGlobal(name, value);

  const { probe } = await import('../../../src/channels/page/probe');
  const { meetIsolated } = await import('../../../src/channels/page/hand-shake');
  const told: Report[] = [];
  let say: (text: string) => void = () => undefined;
  let order: (said: unknown) => void = () => undefined;
  const orders: boolean[] = [];
  const hook = () =>
    meetIsolated(
      (line) => {
        say = line;
      },
      (watching) => void orders.push(watching),
    );
  if (hooked) hook();
  const isGone = vi.fn(() => false);
  const tell = vi.fn(async (report: Report): Promise<unknown> => {
    told.push(report);
    return report.tell === 'hello' ? answer() : undefined;
  });
  const onOrder = (hear: typeof order) => {
    order = hear;
  };
  probe({ tell, isGone, onOrder });
  await settle();
  return {
    ...world,
    channels,
    tell,
    isGone,
    hook,
    orders,
    reads: () => reads.reduce((sum, { mock }) => sum + mock.calls.length, 0),
    say: (said: unknown) => say(typeof said === 'string' ? said : JSON.stringify(said)),
    order: (said: unknown) => order(said),
    fire: (event: string | Event, target: EventTarget = window) =>
      target.dispatchEvent(typeof event === 'string' ? new Event(event) : event),
    /** What was told since the last time this was asked. */
    take: () => told.splice(0),
  };
};

/** Lets what is under way come to its end; no time passes. */
export const settle = () => vi.advanceTimersByTimeAsync(0);

/** What was told of storage: the area, its entries, whether they were only still there. */
export const storageTold = (reports: Report[]) =>
  reports.flatMap((report) => (report.tell === 'stored' ? [[report.place, report.entries, report.again]] : []));

/** The stores as they are at first. */
export const ALL = [
  ['local-storage', [['refresh_token', 'local']], false],
  ['session-storage', [['access_token', 'tab']], false],
];

/** What the hook tells of. */
export const exchange = { tell: 'exchange', number: 1, method: 'GET', url: 'https://api.resource.test/', status: 200 };
