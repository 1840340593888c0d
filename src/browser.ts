import browser from 'webextension-polyfill';

export type { Cookies, Permissions, Runtime, Scripting, Storage, Tabs, WebRequest } from 'webextension-polyfill';
export { browser };

/** The match pattern of an origin. Firefox takes no port in one, so a grant covers a host with all its ports in both. */
export const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

/**
 * The surface that stays beside the page: Chromium's side panel, Firefox's sidebar. Both open only inside the user's
 * click, and neither is in the polyfill's types.
 */
export const openBeside = (tab: number): Promise<void> => {
  const { sidePanel, sidebarAction } = browser as unknown as {
    sidePanel?: { open(options: { tabId: number }): Promise<void> };
    sidebarAction?: { open(): Promise<void> };
  };
  return sidePanel?.open({ tabId: tab }) ?? sidebarAction?.open() ?? Promise.resolve();
};
