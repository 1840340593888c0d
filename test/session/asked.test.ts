import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Asked, isRefused } from '../../src/session/asked';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP } from './login';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const startWorker = async () => {
  vi.resetModules();
  const { store } = await import('../../src/session/store');
  return { ...(await import('../../src/session/asked')), flush: () => store.flush() };
};

const stored = () => fake.session['asked:1'] as Asked | undefined;
const PATTERN = `${APP}/*`;

beforeEach(() => {
  fake = fakeBrowser();
});

describe('access that was asked for', () => {
  it('is in storage at once: what asked is closed by the dialog, and opened again', async () => {
    const { noteAsked } = await startWorker();
    await noteAsked(1, APP, [PATTERN], 7);
    expect(stored()).toEqual({ site: APP, origins: [PATTERN], at: 7, refused: false });
  });

  it('and was given meanwhile is not kept', async () => {
    fake.granted.add(PATTERN);
    const { noteAsked } = await startWorker();
    await noteAsked(1, APP, [PATTERN], 7);
    expect(stored()).toBeUndefined();
  });

  it('is known to be refused by another worker too, and by none that was never asked', async () => {
    const { noteAsked } = await startWorker();
    await noteAsked(1, APP, [PATTERN], 7);
    const { noteRefused, flush } = await startWorker();
    await noteRefused(1);
    await noteRefused(2);
    await flush();
    expect(stored()).toMatchObject({ refused: true });
    expect(Object.keys(fake.session)).toEqual(['asked:1']);
  });

  it.each([
    ['given', APP, true, undefined],
    ['left for another site', 'https://other.test', false, undefined],
    ['left for a page that shows no address', '', false, undefined],
    ['still there', APP, false, APP],
  ])('is kept until that site is %s', async (_, origin, isGiven, kept) => {
    const { noteAsked, settleAsked, flush } = await startWorker();
    await noteAsked(1, APP, [PATTERN], 7);
    if (isGiven) fake.granted.add(PATTERN);
    fake.tabs.set(1, origin);
    await settleAsked(1);
    await flush();
    expect(stored()?.site).toBe(kept);
  });

  it('goes with the tab', async () => {
    const { noteAsked, forgetAsked, flush } = await startWorker();
    await noteAsked(1, APP, [PATTERN], 7);
    forgetAsked(1);
    await flush();
    expect(fake.session).toEqual({});
  });
});

describe('a no', () => {
  const asked: Asked = { site: APP, origins: [PATTERN], at: 10, refused: false };

  it('is known once it was heard', () => {
    expect(isRefused({ ...asked, refused: true }, 5)).toBe(true);
  });

  it('is known to a page that was opened after the dialog, and to none that was there before', () => {
    expect(isRefused(asked, 11)).toBe(true);
    expect(isRefused(asked, 9)).toBe(false);
  });
});
