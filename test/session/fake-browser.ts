import { vi } from 'vitest';

type Area = Record<string, unknown>;

/**
 * As much of a browser as the session asks of one. What is stored is copied, as browsers do; anything not given here is
 * missing, so a test fails when the session begins to use it.
 */
export const fakeBrowser = () => {
  const session: Area = {};
  const local: Area = {};
  const granted = new Set<string>();
  const tabs = new Map<number, string | undefined>();
  const privateTabs = new Set<number>();
  const popups = new Map<number, { openerTabId?: number }>();
  const area = (stored: Area) => ({
    get: vi.fn(async (key: string | null) =>
      structuredClone(key === null ? stored : key in stored ? { [key]: stored[key] } : {}),
    ),
    set: vi.fn(async (items: Area) => void Object.assign(stored, structuredClone(items))),
    remove: vi.fn(async (keys: string | string[]) => {
      for (const key of [keys].flat()) delete stored[key];
    }),
    getBytesInUse: vi.fn(async () => JSON.stringify(stored).length),
  });
  return {
    session,
    local,
    granted,
    tabs,
    privateTabs,
    /** Tabs in a window that a page opened. */
    popups,
    browser: {
      storage: { session: area(session), local: area(local) },
      permissions: {
        contains: vi.fn(async ({ origins }: { origins: string[] }) =>
          origins.every((origin) => granted.has(origin) || granted.has('<all_urls>')),
        ),
      },
      tabs: {
        get: vi.fn(async (id: number) => {
          if (!tabs.has(id)) throw new Error('No tab');
          const windowId = popups.has(id) ? POPUP : 1;
          return { id, url: tabs.get(id), windowId, incognito: privateTabs.has(id), ...popups.get(id) };
        }),
        query: vi.fn(async ({ url: pattern }: { url?: string } = {}) =>
          [...tabs]
            .filter(([, url]) => pattern === undefined || url?.startsWith(pattern.replace('*', '')))
            .map(([id, url]) => ({ id, url, lastAccessed: id })),
        ),
      },
      windows: { get: vi.fn(async (id: number) => ({ id, type: id === POPUP ? 'popup' : 'normal' })) },
      action: {
        setIcon: vi.fn(async () => undefined),
        setBadgeText: vi.fn(async () => undefined),
        setBadgeBackgroundColor: vi.fn(async () => undefined),
      },
      alarms: { create: vi.fn(), clear: vi.fn() },
    },
  };
};

const POPUP = 2;

export type FakeBrowser = ReturnType<typeof fakeBrowser>;
