import type { Page } from 'playwright-core';
import type { ChromiumBrowser } from './chromium-browser';
import { until } from './until';

/** A tab that lends its `chrome.*` functions: see `openConsole`. */
export type ChromeConsole = {
  /** Calls `chrome.<name>(...args)` and answers what it resolves to; arguments and answer are JSON. Throws what it throws. */
  call<R>(name: string, ...args: unknown[]): Promise<R>;
  /** The same as if the user had just clicked in that tab: permissions may be asked for. */
  callByUser<R>(name: string, ...args: unknown[]): Promise<R>;
  close(): Promise<void>;
};

/** Opens a page behind the one in front, which stays active and in focus. */
export const openConsole = async ({ context, cdp }: ChromiumBrowser, url: string): Promise<ChromeConsole> => {
  const before = new Set(context.pages());
  await cdp.send('Target.createTarget', { url, background: true });
  const isNew = (page: Page): boolean => !before.has(page) && page.url().startsWith(url);
  const page = await until(() => context.pages().find(isNew), `${new URL(url).protocol} to open a tab`);
  // Asked of the page itself: the browser's word that it has loaded is missed where that was before it was listened to.
  await until(() => page.evaluate("document.readyState === 'complete'").catch(() => false), `${url} to load`);
  return {
    call: (name, ...args) => page.evaluate(expressionOf(name, args)),
    async callByUser(name, ...args) {
      const session = await context.newCDPSession(page);
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: expressionOf(name, args),
        userGesture: true,
        awaitPromise: true,
        returnByValue: true,
      });
      await session.detach();
      if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
      return result.value;
    },
    close: () => page.close(),
  };
};

const expressionOf = (name: string, args: readonly unknown[]): string =>
  `chrome.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
