import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Coverage, Inspection } from '../../src/session/inspection';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP, inLocalStorage, opaque } from './login';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const startWorker = async () => {
  vi.resetModules();
  const visits = await import('../../src/session/visits');
  const { store } = await import('../../src/session/store');
  const desk = await import('../../src/session/desk');
  return { ...visits, ...desk, flush: () => store.flush(), store };
};

const stored = <T>(key: string) => fake.session[key] as T | undefined;

beforeEach(() => {
  fake = fakeBrowser();
  fake.tabs.set(1, `${APP}/`).set(2, `${APP}/`);
});

it('says of answers and sockets that they were looked at once the page hook is there, and not before', async () => {
  const { pageBegan, pageHooked, flush } = await startWorker();
  const looked = () => stored<Coverage>('coverage:1')?.looked ?? [];
  await pageBegan(1, APP, 5);
  await flush();
  expect(looked()).toContain('local-storage');
  expect(looked()).not.toEqual(expect.arrayContaining(['response-body']));
  expect(looked()).not.toEqual(expect.arrayContaining(['websocket']));
  await pageHooked(1);
  await flush();
  expect(looked()).toEqual(expect.arrayContaining(['response-body', 'websocket']));
});

describe('one look without access', () => {
  it('shows what lies there, as likely or a hint, and remembers nothing of the site', async () => {
    const { recordPeek, flush } = await startWorker();
    const access = opaque();
    const refresh = opaque();
    await recordPeek(1, APP, [
      inLocalStorage('session', JSON.stringify({ access_token: access, refresh_token: refresh })),
    ]);
    await flush();
    const inspection = stored<Inspection>('inspection:1');
    expect(inspection).toMatchObject({ watching: false, site: APP });
    expect(inspection?.tokens.map(({ kind, certainty }) => `${kind} ${certainty}`)).toEqual([
      'access likely',
      'refresh likely',
    ]);
    expect(stored<Coverage>('coverage:1')?.peekedAt).toBeTypeOf('number');
    expect(Object.keys(fake.session).sort()).toEqual(['coverage:1', 'inspection:1', 'key']);
    expect(JSON.stringify(fake.session)).not.toContain(refresh);
    expect(JSON.stringify(fake.session)).not.toContain(access);
  });

  it('is forgotten when the tab shows something else, and when the site is watched', async () => {
    const { recordPeek, tabChanged, pageBegan, flush } = await startWorker();
    await recordPeek(1, APP, [inLocalStorage('refresh_token', opaque())]);
    await tabChanged(1);
    await flush();
    expect(stored('inspection:1')).toBeUndefined();
    await recordPeek(1, APP, [inLocalStorage('refresh_token', opaque())]);
    await pageBegan(1, APP, 5);
    await flush();
    expect(stored<Inspection>('inspection:1')).toMatchObject({ watching: true, findings: [] });
    expect(stored<Coverage>('coverage:1')).toMatchObject({ since: 5 });
  });

  it('never takes the place of what was watched in the tab before', async () => {
    const { recordPeek, pageBegan, flush } = await startWorker();
    await pageBegan(1, APP, 5);
    await recordPeek(1, 'https://other.test', [inLocalStorage('refresh_token', opaque())]);
    await flush();
    expect(stored<Inspection>('inspection:1')).toMatchObject({ site: APP, watching: true, findings: [] });
  });
});

describe('a tab', () => {
  it('says whether the browser itself hands over response bodies', async () => {
    const { pageBegan, store, flush } = await startWorker();
    await pageBegan(1, APP, 5);
    await flush();
    expect(stored<Coverage>('coverage:1')?.readsBodies).toBeUndefined();
    Object.assign(fake.browser, { webRequest: { filterResponseData: () => undefined } });
    await pageBegan(1, APP, 5);
    expect(await store.peek('coverage:1')).toMatchObject({ readsBodies: true });
  });

  it('keeps its inspection on the way to another site and back, and says whether it is watched', async () => {
    const { pageBegan, tabChanged, flush } = await startWorker();
    fake.granted.add(`${APP}/*`);
    await pageBegan(1, APP, 5);
    fake.tabs.set(1, undefined);
    await tabChanged(1);
    await flush();
    expect(stored<Inspection>('inspection:1')).toMatchObject({ site: APP, watching: false });
    fake.tabs.set(1, `${APP}/callback`);
    await tabChanged(1);
    await flush();
    expect(stored<Inspection>('inspection:1')).toMatchObject({ site: APP, watching: true });
  });

  it('says when a worker went on with what another had begun, and of what it began itself nothing', async () => {
    const first = await startWorker();
    await first.pageBegan(1, APP, 5);
    await first.pageBegan(1, APP, 6);
    await first.flush();
    expect(stored<Coverage>('coverage:1')?.resumedAt).toBeUndefined();
    const before = Date.now();
    const second = await startWorker();
    await second.store.peek('coverage:1');
    await second.flush();
    expect(stored<Coverage>('coverage:1')?.resumedAt).toBeUndefined();
    for (const tab of [1, 2]) await second.pageBegan(tab, APP, 7);
    await second.flush();
    expect(stored<Coverage>('coverage:1')?.resumedAt).toBeGreaterThanOrEqual(before);
    expect(stored<Coverage>('coverage:2')?.resumedAt).toBeUndefined();
  });

  it('no longer names an origin as missing once it is granted', async () => {
    const { pageBegan, tabChanged, store, flush } = await startWorker();
    fake.granted.add(`${APP}/*`);
    await pageBegan(1, APP, 5);
    const coverage = await store.peek<Coverage>('coverage:1');
    coverage?.missing.push('https://login.idp.test', 'https://api.resource.test');
    fake.granted.add('https://login.idp.test/*');
    await tabChanged(1);
    await flush();
    expect(stored<Coverage>('coverage:1')?.missing).toEqual(['https://api.resource.test']);
  });

  it('takes with it when it closes what no other tab speaks of', async () => {
    const { openDesk, keepDesk, forgetTab, store, flush } = await startWorker();
    fake.granted.add('<all_urls>');
    for (const tab of [1, 2]) await keepDesk(await openDesk(tab, APP, 5));
    const token = (id: string) => ({
      id,
      kind: 'access' as const,
      certainty: 'proven' as const,
      format: 'jws' as const,
      label: '',
    });
    (await store.peek<Inspection>('inspection:1'))?.tokens.push(token('shared'), token('own'));
    (await store.peek<Inspection>('inspection:2'))?.tokens.push(token('shared'));
    store.set('raw:shared', 'x');
    store.set('raw:own', 'y');
    await forgetTab(1);
    await flush();
    expect(Object.keys(fake.session).sort()).toEqual(['coverage:2', 'followed:spa.test', 'inspection:2', 'raw:shared']);
    fake.tabs.delete(1);
    await forgetTab(2);
    await flush();
    expect(fake.session).toEqual({});
  });
});
