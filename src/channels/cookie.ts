import type { Cookies, Tabs } from '../browser';
import { browser } from '../browser';
import { chunkOf } from '../oauth/chunks';
import type { CookieAttributes } from '../oauth/cookie-attributes';
import type { Observation } from '../oauth/observation';
import type { Channel, Emit } from './channel';
import { SHORTEST } from './set-cookie';

/** What a script can read of a cookie says nothing of how it is kept: only the jar does. */
type Cookie = Pick<Cookies.Cookie, 'name' | 'value' | 'domain' | 'path' | 'secure' | 'httpOnly'> &
  Partial<Pick<Cookies.Cookie, 'hostOnly' | 'sameSite' | 'expirationDate' | 'partitionKey'>>;

/** One cookie as one tab's page meets it. Whether scripts can read it decides the channel, and with it what it means. */
export const fromCookie = (cookie: Cookie, tab: number, top: string, at: number): Observation[] => [
  {
    channel: cookie.httpOnly ? 'http-only-cookie' : 'cookie',
    at,
    tab,
    frame: 0,
    top,
    url: `${cookie.secure ? 'https' : 'http'}://${bare(cookie.domain)}${cookie.path}`,
    reportedBy: 'browser',
    exchange: null,
    ...attributesOf(cookie),
    fields: [{ name: cookie.name, value: cookie.value }],
  },
];

const attributesOf = (cookie: Cookie): { cookie?: CookieAttributes } => {
  const { name, domain, path, secure, hostOnly, sameSite, expirationDate, partitionKey } = cookie;
  if (hostOnly === undefined) return {};
  return {
    cookie: {
      secure,
      hostOnly,
      sameSite: sameSite === 'no_restriction' ? 'none' : (sameSite ?? 'unspecified'),
      path,
      domain: bare(domain),
      ...(expirationDate !== undefined && { expiresAt: Math.round(expirationDate * 1_000) }),
      partitioned: Boolean(partitionKey?.topLevelSite),
      prefix: PREFIXES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'none',
    },
  };
};

const bare = (domain: string): string => domain.replace(/^\./, '');

/** Browsers keep these promises whatever the case of the letters (RFC 6265bis §4.1.3). */
const PREFIXES = [
  ['host', /^__Host-/i],
  ['secure', /^__(?:Secure|Http)-/i],
] as const;

/** Cookies together: the pieces of one value are one observation, with the attributes of the first of them. */
export const fromJar = (jar: readonly Cookie[], tab: number, top: string, at: number): Observation[] => {
  const whole = new Map<string, Observation>();
  for (const cookie of jar) {
    const { name, domain, path, httpOnly } = cookie;
    const group = [chunkOf(name)?.whole ?? `${name};`, domain, path, httpOnly].join(' ');
    const first = whole.get(group);
    for (const observation of fromCookie(cookie, tab, top, at)) {
      if (first && chunkOf(name)) first.fields.push(...observation.fields);
      else whole.set(first ? `${group} ${whole.size}` : group, observation);
    }
  }
  return [...whole.values()];
};

/**
 * Reads the jar of a tab's page when it has loaded, and each cookie as it changes. `again`: read before, for what has
 * been proven since.
 */
export const cookies: Channel & { read(tab: number, url: string, emit: Emit, again?: boolean): Promise<void> } = {
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

  async read(tab, url, emit, again = false) {
    if (!/^https?:/.test(url)) return;
    const storeId = await storeOf(tab);
    // Without partitionKey {} partitioned cookies are missed, and without the tab's store those of a container.
    const jar = await browser.cookies
      .getAll({ url, partitionKey: {}, ...(storeId !== undefined && { storeId }) })
      .catch(() => []);
    for (const observation of fromJar(jar.slice(0, MOST), tab, new URL(url).origin, Date.now()))
      emit(again ? { ...observation, again } : observation);
  },
};

const MOST = 300;

const storeOf = async (tab: number): Promise<string | undefined> => {
  const stores = await browser.cookies.getAllCookieStores().catch(() => []);
  return stores.find(({ tabIds }) => tabIds.includes(tab))?.id;
};

/** A change names no tab: it concerns those whose page the cookie is sent to. */
const emitFor = async (cookie: Cookies.Cookie, emit: Emit): Promise<void> => {
  const host = bare(cookie.domain);
  const url = [`*://${host}/*`, ...(cookie.hostOnly ? [] : [`*://*.${host}/*`])];
  const tabs = await browser.tabs.query({ url }).catch(() => []);
  for (const { id, url: address } of tabs) {
    if (id === undefined || !address) continue;
    // A piece says nothing without the others.
    if (chunkOf(cookie.name)) await cookies.read(id, address, emit);
    else for (const observation of fromCookie(cookie, id, new URL(address).origin, Date.now())) emit(observation);
  }
};
