import { writeFile } from 'node:fs/promises';
import type { Bidi } from './bidi';
import { runScript, type Script } from './bidi-script';
import { until } from './until';

/** What to click: a CSS selector, or an element by its role and exact accessible name. */
type Target = string | { role: string; name: string };

/** WebDriver's names for keys that write nothing. */
export const KEYS = { tab: '\uE004', alt: '\uE00A', escape: '\uE00C', left: '\uE012' } as const;

/** A tab of Firefox, a web page or a page of an extension. */
export type FirefoxTab = {
  /** BiDi's name for the tab. */
  context: string;
  /** Waits until the page has loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** See `runScript`. */
  evaluate<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R>;
  /** Runs the script again until it answers something, up to 30 s; a script that throws is tried again too. */
  waitFor<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R>;
  /** A real click, which counts as a user's; waits up to 30 s for the element. */
  click(target: Target): Promise<void>;
  /** Waits up to 30 s for the element. */
  find(target: Target): Promise<void>;
  /** Presses and releases these keys at once, modifiers first. See `KEYS`. */
  press(...keys: readonly string[]): Promise<void>;
  /** CSS pixels. */
  viewport(width: number, height: number): Promise<void>;
  /** PNG of what the viewport shows; written to `file` where one is given. */
  screenshot(file?: string): Promise<Buffer>;
  /** Brings the tab to the front. */
  activate(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a new tab, in front unless it is to stay behind. */
export const openTab = async (bidi: Bidi, { behind = false } = {}): Promise<FirefoxTab> => {
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
    background: behind,
  });
  return tabIn(bidi, context);
};

/** What is shown in a browsing context that is there already. */
export const tabIn = (bidi: Bidi, context: string): FirefoxTab => {
  const here = (method: string, params: object = {}): Promise<unknown> => bidi.send(method, { context, ...params });
  return {
    context,
    async goto(url) {
      await here('browsingContext.navigate', { url, wait: 'complete' });
    },
    async reload() {
      await here('browsingContext.reload', { wait: 'complete' });
    },
    evaluate: (script, ...args) => runScript(bidi, context, script, ...args),
    // Firefox tells no events for pages of extensions, so what happens there must be asked for.
    waitFor: async <Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R> => {
      const ask = (): Promise<{ seen: R } | null> =>
        runScript(bidi, context, script, ...args).then(
          (seen) => (seen ? { seen } : null),
          () => null,
        );
      return (await until(ask, `the page to answer ${script}`)).seen;
    },
    async click(target) {
      const locate = (): Promise<string | undefined> => locateNode(bidi, context, target);
      const sharedId = await until(locate, `${JSON.stringify(target)} to appear`);
      await bidi.send('script.callFunction', {
        functionDeclaration: "(element) => element.scrollIntoView({ block: 'nearest' })",
        arguments: [{ sharedId }],
        target: { context },
        awaitPromise: false,
      });
      const origin = { type: 'element', element: { sharedId } };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await here('input.performActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    async find(target) {
      await until(() => locateNode(bidi, context, target), `${JSON.stringify(target)} to appear`);
    },
    async press(...keys) {
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
      await here('input.performActions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
    },
    async viewport(width, height) {
      await here('browsingContext.setViewport', { viewport: { width, height }, devicePixelRatio: 1 });
    },
    async screenshot(file) {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      const png = Buffer.from(data, 'base64');
      if (file) await writeFile(file, png);
      return png;
    },
    async activate() {
      await here('browsingContext.activate');
    },
    async close() {
      await here('browsingContext.close');
    },
  };
};

const locateNode = async (bidi: Bidi, context: string, target: Target): Promise<string | undefined> => {
  const locator =
    typeof target === 'string' ? { type: 'css', value: target } : { type: 'accessibility', value: target };
  const { nodes } = await bidi.send<{ nodes: { sharedId: string }[] }>('browsingContext.locateNodes', {
    context,
    locator,
    maxNodeCount: 1,
  });
  return nodes[0]?.sharedId;
};
