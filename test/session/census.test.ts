import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { siteWorker } from './site-worker';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

beforeEach(() => {
  fake = fakeBrowser();
});

const keysOf = (start: string): string[] => Object.keys(fake.session).filter((key) => key.startsWith(start));

describe('the grants of the browser', () => {
  it('are fifty: when one more opens, the one that was quiet longest goes, whichever site has it', async () => {
    const worker = await siteWorker(fake.session);
    await worker.happen('quiet', 'token_issued', 50, 'at', {}, 'other.test');
    await worker.happen('busy', 'token_issued', 10, 'at', {}, 'other.test');
    for (let id = 0; id < 48; id++) await worker.happen(`${id}`, 'token_issued', 100 + id, `at${id}`);
    await worker.happen('busy', 'token_used', 500, 'at', { target: 'api.test' }, 'other.test');
    await worker.stored();
    const third = await siteWorker(fake.session, 'third.test');
    await third.happen('new', 'token_issued', 900, 'at');
    expect((await third.stored('other.test')).memory.grants.map(({ id }) => id)).toEqual(['grant-busy']);
    expect((await third.stored('spa.test')).memory.grants).toHaveLength(48);
    expect((await third.stored()).memory.grants).toHaveLength(1);
  });
});

describe('the pages of the browser', () => {
  it('are a hundred: the oldest goes, and what was in it is counted as gone', async () => {
    const worker = await siteWorker(fake.session);
    for (let site = 0; site < 11; site++)
      for (let at = 0; at < 920; at++)
        await worker.happen('g', 'rotated', site * 10_000 + at, `rt${at}`, {}, `site${site}.test`);
    await worker.stored('site0.test');
    expect(keysOf('events:')).toHaveLength(99);
    for (let at = 0; at < 250; at++) await worker.happen('h', 'rotated', 990_000 + at, `rt${at}`, {}, 'last.test');
    const { memory, pages } = await worker.stored('site0.test');
    expect(keysOf('events:').length).toBeLessThanOrEqual(100);
    expect(memory.pages?.first).toBeGreaterThan(0);
    const [grant] = memory.grants;
    expect(grant?.gone).toBe((memory.pages?.first ?? 0) * 100);
    expect(pages.flat()).toHaveLength(grant?.inPages ?? 0);
  });

  it('go with the memory of their site, and so does what was counted', async () => {
    const worker = await siteWorker(fake.session);
    for (let at = 0; at < 150; at++) await worker.happen('g', 'rotated', at, `rt${at}`);
    await worker.happen('g', 'rotated', 1, 'rt', {}, 'other.test');
    await worker.stored();
    expect(keysOf('events:spa.test:')).toHaveLength(2);
    const { forgetSites } = await import('../../src/session/census');
    await forgetSites(['spa.test']);
    await worker.store.flush();
    expect([...keysOf('events:'), ...keysOf('followed:')]).toEqual(['followed:other.test']);
    expect(fake.session.census).toEqual({ grants: [{ site: 'other.test', id: 'grant-g', at: 1 }], pages: [] });
    await forgetSites(['other.test']);
    await worker.store.flush();
    expect(fake.session.census).toBeUndefined();
  });
});
