import { afterEach, describe, expect, it, vi } from 'vitest';
import { peek } from '../../src/channels/peek';
import { makeStorage } from './fake-storage';
import { secret } from './make-details';

const extension = vi.hoisted(() => ({ browser: { webRequest: {} } as Record<string, unknown> }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return extension.browser;
  },
}));

/** Runs what it is given as a browser does: from its text alone, in a world that has only the page's names. */
const lend = (page: Record<string, unknown>) => {
  const executeScript = vi.fn(async ({ func }: { func: () => unknown }) => {
    const names = Object.keys(page);
    const run = new Function(...names, `return (${func})()`);
    return [{ frameId: 0, result: structuredClone(run(...Object.values(page))) }];
  });
  extension.browser = { scripting: { executeScript } };
  return executeScript;
};
const page = (more: Record<string, unknown> = {}) => ({
  location: { href: 'https://app.spa.test/cb?x=1#access_token=abc' },
  document: { cookie: 'rt=one=two; theme=dark' },
  localStorage: makeStorage({ session: 'local' }),
  sessionStorage: makeStorage({ session: 'tab' }),
  ...more,
});
afterEach(() => void vi.unstubAllGlobals());

describe('one look at a page without access', () => {
  it('reads what its scripts could read now', async () => {
    const executeScript = lend(page());
    const seen = await peek(7);
    expect(executeScript.mock.calls[0]?.[0]).toMatchObject({ target: { tabId: 7 } });
    expect(seen?.origin).toBe('https://app.spa.test');
    expect(seen?.observations.map(({ channel, url, fields }) => [channel, url, fields])).toEqual([
      ['local-storage', 'https://app.spa.test/', [{ name: 'session', value: 'local' }]],
      ['session-storage', 'https://app.spa.test/', [{ name: 'session', value: 'tab' }]],
      ['cookie', 'https://app.spa.test/', [{ name: 'rt', value: 'one=two' }]],
      ['cookie', 'https://app.spa.test/', [{ name: 'theme', value: 'dark' }]],
      ['fragment', 'https://app.spa.test/cb?x=1', [{ name: 'access_token', value: 'abc' }]],
    ]);
    for (const { tab, frame, top, exchange } of seen?.observations ?? [])
      expect({ tab, frame, top, exchange }).toEqual({ tab: 7, frame: 0, top: 'https://app.spa.test', exchange: null });
  });

  it('is bounded, in number and in length', async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`key ${at}`, 'x']));
    lend(page({ localStorage: makeStorage(many), sessionStorage: makeStorage({ huge: 'x'.repeat(2 ** 20) }) }));
    const observations = (await peek(7))?.observations ?? [];
    expect(observations.filter(({ channel }) => channel === 'local-storage')).toHaveLength(1_000);
    expect(observations.find(({ channel }) => channel === 'session-storage')?.fields[0]?.value).toHaveLength(262_144);
  });

  it('goes on where a store is denied', async () => {
    const denied = makeStorage({ session: secret() });
    vi.spyOn(denied, 'key').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    lend(page({ localStorage: denied }));
    expect((await peek(7))?.observations.map(({ channel }) => channel)).toEqual([
      'session-storage',
      'cookie',
      'cookie',
      'fragment',
    ]);
  });

  it('is null where no extension may look, or there is no page of the web', async () => {
    extension.browser = { scripting: { executeScript: () => Promise.reject(new Error('Cannot access')) } };
    expect(await peek(7)).toBeNull();
    extension.browser = { scripting: { executeScript: async () => [] } };
    expect(await peek(7)).toBeNull();
    lend(page({ location: { href: 'about:blank' } }));
    expect(await peek(7)).toBeNull();
  });
});
