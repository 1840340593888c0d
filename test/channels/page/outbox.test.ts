import { afterEach, describe, expect, it, vi } from 'vitest';
import { type OpenPage, openPage } from './fake-page';

let page: OpenPage;
const TOKEN_URL = 'https://login.idp.test/token';
const open = async () => {
  page = await openPage({ fetch: async () => new Response(null, { status: 204 }) });
  return page;
};
/** One request that is worth telling: its number is in its body. */
const ask = (at: number, filler = '') => fetch(TOKEN_URL, { method: 'POST', body: `refresh_token=${at}${filler}` });
const told = () => page.reports.map(({ requestBody }) => /\d+/.exec(requestBody ?? '')?.[0]);
afterEach(() => page.close());

describe('what the hook has to tell', () => {
  it('waits until the page is said to be watched, and is then told in its order', async () => {
    const { meet } = await open();
    await ask(1);
    const order = meet();
    await ask(2);
    expect(told()).toEqual([]);
    order(true);
    expect(told()).toEqual(['1', '2']);
    await ask(3);
    expect(told()).toEqual(['1', '2', '3']);
  });

  it('is dropped when the page is not watched', async () => {
    const { meet } = await open();
    await ask(1);
    const order = meet();
    order(false);
    await ask(2);
    order(true);
    await ask(3);
    expect(told()).toEqual(['3']);
  });

  it('is no more told once watching ends, and told again when it goes on', async () => {
    const { meet } = await open();
    const order = meet();
    order(true);
    await ask(1);
    order(false);
    await ask(2);
    order(true);
    await ask(3);
    expect(told()).toEqual(['1', '3']);
  });

  it('is told once, however often watching is ordered', async () => {
    const { meet } = await open();
    await ask(1);
    const order = meet();
    order(true);
    order(true);
    expect(told()).toEqual(['1']);
  });

  it('waits in no more than fifty reports', async () => {
    const { meet } = await open();
    for (let at = 0; at < 60; at++) await ask(at);
    meet()(true);
    expect(told()).toHaveLength(50);
    expect(told()[49]).toBe('49');
  });

  it('waits in no more than a quarter of a megabyte', async () => {
    const { meet } = await open();
    for (let at = 0; at < 10; at++) await ask(at, 'x'.repeat(60_000));
    await ask(10);
    meet()(true);
    expect(told()).toEqual(['0', '1', '2', '3', '10']);
  });
});

describe('a page nobody watches', () => {
  /** Whether the page's own promise comes back to it: then nothing stands between. */
  const passes = async (order: boolean | 'nobody answers') => {
    const own = Promise.resolve(new Response());
    page = await openPage({ fetch: () => own });
    if (order === 'nobody answers') vi.advanceTimersByTime(10_000);
    else page.meet()(order);
    return fetch(TOKEN_URL) === own;
  };

  it('has its own promises back at once', async () => {
    expect(await passes(true)).toBe(false);
    page.close();
    expect(await passes(false)).toBe(true);
  });

  it('is one to which nobody has answered in ten seconds', async () => {
    const { meet } = await open();
    await ask(1);
    vi.advanceTimersByTime(9_999);
    await ask(2);
    vi.advanceTimersByTime(1);
    await ask(3);
    meet()(true);
    expect(told()).toEqual([]);
    await ask(4);
    expect(told()).toEqual(['4']);
    page.close();
    expect(await passes('nobody answers')).toBe(true);
  });

  it('is not one that has been met and still waits for its order', async () => {
    const { meet } = await open();
    const order = meet();
    await ask(1);
    vi.advanceTimersByTime(60_000);
    order(true);
    expect(told()).toEqual(['1']);
  });
});
