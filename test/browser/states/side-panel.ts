import { writeFile } from 'node:fs/promises';
import type { CDPSession } from 'playwright-core';
import { expect } from 'vitest';
import { until } from '../until';
import { FOLDER, pictureOf, THEMES } from './picture';
import type { Stage } from './stage';

/** Name of its pictures. */
export const SIDE_PANEL = 'side-panel';

/**
 * Opens the browser's own side panel beside a page, as the menu of the toolbar button does, follows it to another tab and
 * back, and takes its picture in each theme. Playwright knows nothing of that panel: it is spoken to over the protocol.
 */
export const showSidePanel = async (stage: Stage): Promise<void> => {
  const { chromium, lab, lang, t, desk } = stage;
  const { cdp, base } = chromium;
  const { page, tab } = await stage.visit();
  await desk.callByUser('sidePanel.open', { tabId: tab });
  const target = await until(async () => {
    const { targetInfos } = await cdp.send('Target.getTargets');
    return targetInfos.find(({ url, attached }) => url === `${base}src/entries/panel.html` && !attached)?.targetId;
  }, 'the side panel');
  const send = await attach(cdp, target);
  const shows = async (role: string, accessibleName: string): Promise<void> => {
    await until(async () => {
      const { root } = await send<{ root: { nodeId: number } }>('DOM.getDocument');
      const query = { nodeId: root.nodeId, role, accessibleName };
      return (await send<{ nodes: unknown[] }>('Accessibility.queryAXTree', query)).nodes.length > 0;
    }, `the ${role} ${accessibleName} in the side panel`);
  };
  await shows('heading', 'app.spa.test');
  await shows('switch', t('watching'));
  const other = await chromium.context.newPage();
  await other.goto(lab.origin('api'));
  await shows('heading', 'api.resource.test');
  await other.close();
  await page.bringToFront();
  await shows('heading', 'app.spa.test');
  await shows('heading', t('empty_title'));
  for (const value of THEMES) {
    await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    await writeFile(`${FOLDER}/${pictureOf(SIDE_PANEL, lang, value)}`, Buffer.from(data, 'base64'));
  }
  const { result } = await send<{ result: { value: boolean } }>('Runtime.evaluate', {
    expression: 'document.documentElement.scrollWidth <= innerWidth',
  });
  expect(result.value).toBe(true);
  await cdp.send('Target.closeTarget', { targetId: target });
};

type Send = <R>(method: string, params?: object) => Promise<R>;

/** A session with a target within the browser's own. */
const attach = async (cdp: CDPSession, targetId: string): Promise<Send> => {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(problem: Error): void }>();
  cdp.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const { id, result, error } = JSON.parse(message) as { id: number; result: unknown; error?: { message: string } };
    const asked = waiting.get(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  });
  let last = 0;
  return <R>(method: string, params = {}) =>
    new Promise<R>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: (answer) => resolve(answer as R), reject });
      cdp
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
        .catch(reject);
    });
};
