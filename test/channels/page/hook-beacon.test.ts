import { afterEach, expect, it, vi } from 'vitest';
import { type OpenPage, openPage } from './fake-page';

let page: OpenPage;
let isRoom = true;
/** A watched page with a browser that takes what is sent as long as there is room. */
const watch = async () => {
  class Navigator {
    sendBeacon(url: unknown, _data?: unknown): boolean {
      return isRoom && String(url) !== '';
    }
  }
  page = await openPage({ globals: { Navigator } });
  page.meet()(true);
  return new Navigator();
};
afterEach(() => {
  page.close();
  isRoom = true;
});

it('what is sent without waiting is told, in each form it may have', async () => {
  const navigator = await watch();
  const form = new FormData();
  form.append('refresh_token', 'a b');
  for (const body of ['refresh_token=a+b', new URLSearchParams({ refresh_token: 'a b' }), form])
    expect(navigator.sendBeacon('/collect', body)).toBe(true);
  navigator.sendBeacon(new URL('https://tracker.third.test/'), new Blob(['refresh_token=a+b']));
  await vi.waitFor(() => expect(page.reports).toHaveLength(4));
  for (const report of page.reports)
    expect(report).toMatchObject({ type: 'beacon', method: 'POST', status: 0, requestBody: 'refresh_token=a+b' });
  expect(page.reports.map(({ url }) => url)).toEqual([
    ...Array(3).fill('https://app.spa.test/collect'),
    'https://tracker.third.test/',
  ]);
});

it('what the browser did not take, or what says nothing, is not told', async () => {
  const navigator = await watch();
  navigator.sendBeacon('/collect');
  navigator.sendBeacon('/collect', 'page=2');
  isRoom = false;
  expect(navigator.sendBeacon('/collect', 'refresh_token=x')).toBe(false);
  expect(page.reports).toEqual([]);
});
