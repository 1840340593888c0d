import { beforeEach, describe, expect, it, vi } from 'vitest';
import { orderFollowing, orderPages, probeOpenPages, registerPageScripts } from '../../src/channels/page-scripts';

const extension = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return extension.browser;
  },
  patternOf: (origin: string) => `pattern of ${origin}`,
}));

const PATHS = { hook: 'page-hook.js', probe: 'storage-probe.js' };
const scripting = {
  getRegisteredContentScripts: vi.fn(),
  unregisterContentScripts: vi.fn(),
  registerContentScripts: vi.fn(),
  executeScript: vi.fn(),
};
const tabs = { query: vi.fn(), sendMessage: vi.fn() };

beforeEach(() => {
  for (const one of [...Object.values(scripting), ...Object.values(tabs)]) one.mockReset().mockResolvedValue([]);
  extension.browser = { scripting, tabs };
});

describe('the scripts in pages', () => {
  it('are registered before anything of the page runs, in every frame, each in its own world', async () => {
    await registerPageScripts(PATHS, []);
    const where = {
      matches: ['<all_urls>'],
      excludeMatches: [],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start',
      persistAcrossSessions: true,
    };
    expect(scripting.registerContentScripts).toHaveBeenCalledWith([
      { ...where, id: 'probe', js: [PATHS.probe], world: 'ISOLATED' },
      { ...where, id: 'hook', js: [PATHS.hook], world: 'MAIN' },
    ]);
    expect(scripting.unregisterContentScripts).not.toHaveBeenCalled();
  });

  it('stay out of sites that are switched off', async () => {
    await registerPageScripts(PATHS, ['https://app.spa.test:8443']);
    const [scripts] = scripting.registerContentScripts.mock.calls[0] ?? [];
    for (const { excludeMatches } of scripts) expect(excludeMatches).toEqual(['pattern of https://app.spa.test:8443']);
  });

  it('take the place of those registered before', async () => {
    scripting.getRegisteredContentScripts.mockResolvedValue([{ id: 'probe' }, { id: 'from an older version' }]);
    await registerPageScripts(PATHS, []);
    expect(scripting.unregisterContentScripts).toHaveBeenCalledWith({ ids: ['probe', 'from an older version'] });
    const [gone] = scripting.unregisterContentScripts.mock.invocationCallOrder;
    const [come] = scripting.registerContentScripts.mock.invocationCallOrder;
    expect(Number(gone)).toBeLessThan(Number(come));
  });

  it('are registered anew however closely one wish follows the other', async () => {
    const registered = new Set<string>();
    scripting.getRegisteredContentScripts.mockImplementation(async () => [...registered].map((id) => ({ id })));
    scripting.unregisterContentScripts.mockImplementation(async ({ ids }) => {
      for (const id of ids) registered.delete(id);
    });
    scripting.registerContentScripts.mockImplementation(async (scripts) => {
      for (const { id } of scripts) if (registered.size === registered.add(id).size) throw new Error(`${id} is taken`);
    });
    await Promise.all([registerPageScripts(PATHS, []), registerPageScripts(PATHS, ['https://app.spa.test'])]);
    expect([...registered]).toEqual(['probe', 'hook']);
  });
});

describe('pages that were open before access was granted', () => {
  it('are given the probe alone', async () => {
    tabs.query.mockResolvedValue([{ id: 1 }, {}, { id: 3 }]);
    await probeOpenPages(PATHS, ['https://app.spa.test/*']);
    expect(tabs.query).toHaveBeenCalledWith({ url: ['https://app.spa.test/*'] });
    expect(scripting.executeScript.mock.calls).toEqual(
      [1, 3].map((tabId) => [{ target: { tabId, allFrames: true }, files: [PATHS.probe] }]),
    );
  });

  it('do not keep others waiting when they cannot be entered', async () => {
    tabs.query.mockResolvedValue([{ id: 1 }, { id: 2 }]);
    scripting.executeScript.mockRejectedValueOnce(new Error('Cannot access a chrome:// URL'));
    await expect(probeOpenPages(PATHS, [])).resolves.toBeUndefined();
    expect(scripting.executeScript).toHaveBeenCalledTimes(2);
    tabs.query.mockRejectedValue(new Error('No window'));
    await expect(probeOpenPages(PATHS, [])).resolves.toBeUndefined();
  });
});

it('an order goes to each tab, and one without a probe is no error', async () => {
  tabs.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist'));
  await expect(orderPages('stop', [1, 2])).resolves.toBeUndefined();
  expect(tabs.sendMessage.mock.calls).toEqual([
    [1, 'stop'],
    [2, 'stop'],
  ]);
});

it('what is followed goes to a tab, or to one frame of it, by hash and length', async () => {
  const followed = [{ hash: 5, length: 43, id: 'not for them' }];
  await orderFollowing(1, followed);
  await orderFollowing(2, followed, 7);
  tabs.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist'));
  await expect(orderFollowing(3, [])).resolves.toBeUndefined();
  expect(tabs.sendMessage.mock.calls).toEqual([
    [1, { follow: [[5, 43]] }, undefined],
    [2, { follow: [[5, 43]] }, { frameId: 7 }],
    [3, { follow: [] }, undefined],
  ]);
});
