import { describe, expect, it, vi } from 'vitest';
import { cookies, fromCookie, fromJar } from '../../src/channels/cookie';
import type { Observation } from '../../src/oauth/observation';
import { fakeEvent } from './fake-event';
import { secret } from './make-details';

const jar = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return jar.browser;
  },
}));

const cookie = (more: object = {}) => ({
  name: 'rt',
  value: secret(),
  domain: '.spa.test',
  path: '/app',
  secure: true,
  httpOnly: false,
  hostOnly: false,
  session: true,
  sameSite: 'lax' as const,
  storeId: '0',
  firstPartyDomain: '',
  ...more,
});

/** As much of a browser as this channel asks of one. */
const open = (more: { cookies?: object; tabs?: object } = {}) => {
  const [changed, updated] = [fakeEvent(), fakeEvent()];
  const getAll = vi.fn(async (_: object): Promise<unknown[]> => [cookie()]);
  const query = vi.fn(async (_: object) => [{ id: 7, url: 'https://app.spa.test/app/x' }, { id: 8 }]);
  const getAllCookieStores = vi.fn(async () => [
    { id: 'default', tabIds: [1] },
    { id: 'container-2', tabIds: [7] },
  ]);
  jar.browser = {
    cookies: { onChanged: changed, getAll, getAllCookieStores, ...more.cookies },
    tabs: { onUpdated: updated, query, ...more.tabs },
  };
  const seen: Observation[] = [];
  const emit = (observation: Observation) => void seen.push(observation);
  return { changed, updated, getAll, query, seen, emit, stop: cookies.listen(emit) };
};
const settled = () => new Promise((done) => setTimeout(done, 0));

describe('a jar', () => {
  const observe = (...jar: object[]) => fromJar(jar.map(cookie), 7, 'https://app.spa.test', 5);
  const names = (observations: Observation[]) => observations.map(({ fields }) => fields.map(({ name }) => name));

  it('holds the pieces of one value together, and all else apart', () => {
    const jar = observe({ name: 's.1' }, { name: 'theme' }, { name: 's.0' }, { name: 'theme' }, { name: 'other.0' });
    expect(names(jar)).toEqual([['s.1', 's.0'], ['theme'], ['theme'], ['other.0']]);
  });

  it('keeps pieces apart that lie in different places', () => {
    const other = { name: 's.1', path: '/other' };
    const hidden = { name: 's.2', httpOnly: true };
    expect(names(observe({ name: 's.0' }, other, hidden))).toEqual([['s.0'], ['s.1'], ['s.2']]);
  });

  it('is read once more when a piece has changed, since it says nothing alone', async () => {
    const jar = [cookie({ name: 's.0' }), cookie({ name: 's.1' })];
    const { changed, seen } = open({ cookies: { getAll: async () => jar } });
    changed.fire({ cookie: jar[1], removed: false });
    await settled();
    expect(names(seen)).toEqual([['s.0', 's.1']]);
  });

  it('read again says so', async () => {
    const { seen, emit } = open();
    await cookies.read(7, 'https://app.spa.test/', emit, true);
    expect(seen.map(({ again }) => again)).toEqual([true]);
  });
});

describe('a cookie', () => {
  it('is told by whether scripts can read it', () => {
    const channel = (httpOnly: boolean) => fromCookie(cookie({ httpOnly }), 7, 'https://app.spa.test', 5)[0]?.channel;
    expect(channel(false)).toBe('cookie');
    expect(channel(true)).toBe('http-only-cookie');
  });

  it('lies where its domain and path say', () => {
    const one = cookie();
    expect(fromCookie(one, 7, 'https://app.spa.test', 5)).toEqual([
      {
        channel: 'cookie',
        at: 5,
        tab: 7,
        frame: 0,
        top: 'https://app.spa.test',
        url: 'https://spa.test/app',
        reportedBy: 'browser',
        exchange: null,
        cookie: {
          secure: true,
          hostOnly: false,
          sameSite: 'lax',
          path: '/app',
          domain: 'spa.test',
          partitioned: false,
          prefix: 'none',
        },
        fields: [{ name: 'rt', value: one.value }],
      },
    ]);
    expect(fromCookie(cookie({ secure: false, domain: 'spa.test' }), 7, '', 5)[0]?.url).toBe('http://spa.test/app');
  });
});

describe('how a cookie is kept', () => {
  const kept = (more: object) => fromCookie(cookie(more), 7, 'https://app.spa.test', 5)[0]?.cookie;

  it('is told as the jar has it', () => {
    expect(kept({ secure: false, hostOnly: true, domain: 'app.spa.test', path: '/' })).toMatchObject({
      secure: false,
      hostOnly: true,
      domain: 'app.spa.test',
      path: '/',
    });
  });

  it.each([
    ['no_restriction', 'none'],
    ['lax', 'lax'],
    ['strict', 'strict'],
    ['unspecified', 'unspecified'],
    [undefined, 'unspecified'],
  ])('says of SameSite %s that it is %s', (sameSite, says) => {
    expect(kept({ sameSite })?.sameSite).toBe(says);
  });

  it('has an end in ms, unless it ends with the browser', () => {
    expect(kept({ expirationDate: 1_700_000_000.5 })?.expiresAt).toBe(1_700_000_000_500);
    expect(kept({})).not.toHaveProperty('expiresAt');
  });

  it('is partitioned where it belongs to one top-level site alone', () => {
    expect(kept({ partitionKey: { topLevelSite: 'https://spa.test' } })?.partitioned).toBe(true);
    expect(kept({ partitionKey: null })?.partitioned).toBe(false);
    expect(kept({ partitionKey: {} })?.partitioned).toBe(false);
  });

  it.each([
    ['__Host-s', 'host'],
    ['__host-s', 'host'],
    ['__Host-Http-s', 'host'],
    ['__Secure-s', 'secure'],
    ['__Http-s', 'secure'],
    ['x__Host-s', 'none'],
    ['x__Http-s', 'none'],
    ['HostSession', 'none'],
  ])('is promised by the name %s: %s', (name, prefix) => {
    expect(kept({ name })?.prefix).toBe(prefix);
  });

  it('is not known of what a script has read', () => {
    expect(kept({ hostOnly: undefined })).toBeUndefined();
  });

  it('is that of the first piece, of a value in pieces', () => {
    const pieces = [cookie({ name: 's.0', secure: true }), cookie({ name: 's.1', secure: false })];
    expect(fromJar(pieces, 7, 'https://app.spa.test', 5).map((one) => one.cookie?.secure)).toEqual([true]);
  });
});

describe('the jar of a page', () => {
  it('is read when the page has loaded, with partitions and the store of its tab', async () => {
    const { updated, getAll, seen } = open();
    updated.fire(7, { status: 'loading' }, { url: 'https://app.spa.test/' });
    updated.fire(7, { status: 'complete' }, { url: 'https://app.spa.test/' });
    updated.fire(7, { status: 'complete' }, {});
    await settled();
    expect(getAll.mock.calls).toEqual([[{ url: 'https://app.spa.test/', partitionKey: {}, storeId: 'container-2' }]]);
    expect(seen).toEqual([expect.objectContaining({ tab: 7, top: 'https://app.spa.test', channel: 'cookie' })]);
  });

  it('is read without a store where the browser names none', async () => {
    const { getAll, emit } = open();
    await cookies.read(99, 'https://app.spa.test/', emit);
    expect(getAll).toHaveBeenCalledWith({ url: 'https://app.spa.test/', partitionKey: {} });
  });

  it('is left alone on pages that have none', async () => {
    const { getAll, emit } = open();
    for (const url of ['about:blank', 'chrome://settings', 'file:///x']) await cookies.read(7, url, emit);
    expect(getAll).not.toHaveBeenCalled();
  });

  it('is read up to a bound', async () => {
    const { getAll, seen, emit } = open();
    getAll.mockResolvedValue(Array.from({ length: 5_000 }, () => cookie()));
    await cookies.read(7, 'https://app.spa.test/', emit);
    expect(seen).toHaveLength(300);
  });

  it('is empty where the browser refuses it', async () => {
    const refuse = () => Promise.reject(new Error('No permission'));
    const { seen, emit } = open({ cookies: { getAll: refuse, getAllCookieStores: refuse } });
    await cookies.read(7, 'https://app.spa.test/', emit);
    expect(seen).toEqual([]);
  });
});

describe('a change of a cookie', () => {
  it('is told to every tab whose page it is sent to', async () => {
    const { changed, query, seen } = open();
    changed.fire({ cookie: cookie(), removed: false, cause: 'explicit' });
    await settled();
    expect(query).toHaveBeenCalledWith({ url: ['*://spa.test/*', '*://*.spa.test/*'] });
    expect(seen).toEqual([expect.objectContaining({ tab: 7, top: 'https://app.spa.test' })]);
  });

  it('concerns one host where it is that host’s alone', async () => {
    const { changed, query } = open();
    changed.fire({ cookie: cookie({ domain: 'app.spa.test', hostOnly: true }), removed: false });
    await settled();
    expect(query).toHaveBeenCalledWith({ url: ['*://app.spa.test/*'] });
  });

  it('is passed over when it is a removal, or too short to be a credential', async () => {
    const { changed, query } = open();
    changed.fire({ cookie: cookie(), removed: true });
    changed.fire({ cookie: cookie({ value: 'short' }), removed: false });
    await settled();
    expect(query).not.toHaveBeenCalled();
  });

  it('is told to nobody where the tabs cannot be asked', async () => {
    const { changed, seen } = open({ tabs: { query: () => Promise.reject(new Error('No window')) } });
    changed.fire({ cookie: cookie(), removed: false });
    await settled();
    expect(seen).toEqual([]);
  });
});

it('after stopping nothing is heard any more', () => {
  const { changed, updated, stop } = open();
  expect([changed.size, updated.size]).toEqual([1, 1]);
  stop();
  expect([changed.size, updated.size]).toEqual([0, 0]);
});
