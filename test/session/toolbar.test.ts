import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyInspection, type Inspection } from '../../src/session/inspection';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP } from './login';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const startWorker = async () => {
  vi.resetModules();
  return import('../../src/session/toolbar');
};

const exposed: Inspection = {
  ...emptyInspection(1, APP, true),
  findings: [{ rule: 'x', severity: 'high', certainty: 'proven', site: APP, at: 0, last: 0, count: 1, facts: {} }],
};
const withToken = (left: number): Inspection => ({
  ...emptyInspection(1, APP, true),
  tokens: [
    { id: 'a', kind: 'access', certainty: 'proven', format: 'opaque', label: 'a', expiresAt: Date.now() + left },
  ],
});

const shown = () => ({
  icon: fake.browser.action.setIcon.mock.lastCall?.at(0) as unknown,
  text: fake.browser.action.setBadgeText.mock.lastCall?.at(0) as unknown,
});
const icons = (name: string) => ({ tabId: 1, path: { 16: `/icons/${name}-16.png`, 32: `/icons/${name}-32.png` } });

beforeEach(() => {
  fake = fakeBrowser();
  fake.tabs.set(1, `${APP}/`);
});

describe('the toolbar button', () => {
  it.each([
    ['idle where the site is not granted', false, exposed, 'idle', ''],
    ['watching where nothing was seen', true, undefined, 'watching', ''],
    ['watching, with the minutes, where a token lives', true, withToken(12.5 * 60_000), 'watching', '12m'],
    ['exposed, with its mark', true, exposed, 'exposed', '!'],
  ] as const)('is %s', async (_, granted, inspection, icon, text) => {
    if (granted) fake.granted.add(`${APP}/*`);
    if (inspection) fake.session['inspection:1'] = inspection;
    await (await startWorker()).refreshTab(1);
    expect(shown()).toEqual({ icon: icons(icon), text: { tabId: 1, text } });
  });

  it('is put as it was by a worker that has just started, in every tab', async () => {
    fake.granted.add('<all_urls>');
    fake.tabs.set(2, `${APP}/`);
    fake.session['inspection:1'] = exposed;
    await (await startWorker()).refreshAll();
    expect(fake.browser.action.setBadgeText.mock.calls.map(([badge]: unknown[]) => badge)).toEqual(
      expect.arrayContaining([
        { tabId: 1, text: '!' },
        { tabId: 2, text: '' },
      ]),
    );
  });

  it('leaves a tab alone that has gone', async () => {
    await (await startWorker()).refreshTab(99);
    expect(fake.browser.action.setIcon).not.toHaveBeenCalled();
  });
});

describe('the alarm', () => {
  it('wakes the worker when the shown time changes, never sooner than in 30 s, and not at all where nothing runs', async () => {
    const { setAlarm } = await startWorker();
    await setAlarm();
    expect(fake.browser.alarms.create).not.toHaveBeenCalled();
    expect(fake.browser.alarms.clear).toHaveBeenCalledWith('badge');
    fake.session['inspection:1'] = withToken(12 * 60_000);
    await (await startWorker()).setAlarm();
    expect(fake.browser.alarms.create, 'for a site that is not watched').not.toHaveBeenCalled();
    fake.granted.add(`${APP}/*`);
    for (const [left, sooner, later] of [
      [12 * 60_000 + 5_000, 29_000, 31_000],
      [12 * 60_000 + 50_000, 48_000, 51_000],
    ] as const) {
      fake.session['inspection:1'] = withToken(left);
      await (await startWorker()).setAlarm();
      const when = Number((fake.browser.alarms.create.mock.lastCall?.at(1) as { when?: number } | undefined)?.when);
      expect(when - Date.now()).toBeGreaterThan(sooner);
      expect(when - Date.now()).toBeLessThan(later);
    }
  });
});
