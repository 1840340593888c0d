import type { Cookies, Tabs } from '../browser';
import { browser } from '../browser';
import type { Observation } from '../oauth/observation';
import type { Channel, Emit } from './channel';

/** One cookie as one tab's page meets it. Whether scripts can read it decides the channel, and with it what it means. */
export const fromCookie = (
  cookie: Pick<Cookies.Cookie, 'name' | 'value' | 'domain' | 'path' | 'secure' | 'httpOnly'>,
  tab: number,
  top: string,
  at: number,
): Observation[] => [
  {
    channel: cookie.httpOnly ? 'http-only-cookie' : 'cookie',
    at,
    tab,
    frame: 0,
    top,
    url: `${cookie.secure ? 'https' : 'http'}://${cookie.domain.replace(/^\./, '')}${cookie.path}`,
    reportedBy: 'browser',
    exchange: null,
    fields: [{ name: cookie.name, value: cookie.value }],
  },
];

/** Reads the jar of a tab's page when it has loaded, and each cookie as it changes. */
export const cookies: Channel & { read(tab: number, url: string, emit: Emit): Promise<void> } = {
  listen(emit) {
    const changed = ({ cookie, removed }: Cookies.OnChangedChangeInfoType) => {
      if (!removed && cookie.value.length >= SHORTEST) void emitFor(cookie, emit);
    };
    const updated = (tab: number, change: Tabs.OnUpdatedChangeInfoType, { url }: Tabs.Tab) => {
      if (change.status === 'complete' && url) void cookies.read(tab, url, emit);
    };
    browser.cookies.onChanged.addListener(changed);
    browser.tabs.onUpdated.addListener(updated);
    return () => {
      browser.cookies.onChanged.removeListener(changed);
      browser.tabs.onUpdated.removeListener(updated);
    };
  },

  async read(tab, url, emit) {
    if (!/^https?:/.test(url)) return;
    const storeId = await storeOf(tab);
    // Without partitionKey {} partitioned cookies are missed, and without the tab's store those of a container.
    const jar = await browser.cookies
      .getAll({ url, partitionKey: {}, ...(storeId !== undefined && { storeId }) })
      .catch(() => []);
    for (const cookie of jar.slice(0, MOST))
      for (const observation of fromCookie(cookie, tab, new URL(url).origin, Date.now())) emit(observation);
  },
};

/** No credential is shorter. */
const SHORTEST = 12;
const MOST = 300;

const storeOf = async (tab: number): Promise<string | undefined> => {
  const stores = await browser.cookies.getAllCookieStores().catch(() => []);
  return stores.find(({ tabIds }) => tabIds.includes(tab))?.id;
};

/** A change names no tab: it concerns those whose page the cookie is sent to. */
const emitFor = async (cookie: Cookies.Cookie, emit: Emit): Promise<void> => {
  const host = cookie.domain.replace(/^\./, '');
  const url = [`*://${host}/*`, ...(cookie.hostOnly ? [] : [`*://*.${host}/*`])];
  const tabs = await browser.tabs.query({ url }).catch(() => []);
  for (const { id, url: address } of tabs) {
    if (id === undefined || !address) continue;
    for (const observation of fromCookie(cookie, id, new URL(address).origin, Date.now())) emit(observation);
  }
};
