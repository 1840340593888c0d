import { expect, it, vi } from 'vitest';

/** As much of a browser as registers scripts: each call takes a turn, and an id that is taken is refused. */
const registered = new Set<string>();
vi.stubGlobal('chrome', { runtime: { id: 'test' } });
vi.stubGlobal('browser', {
  runtime: { id: 'test' },
  scripting: {
    getRegisteredContentScripts: async () => [...registered].map((id) => ({ id })),
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      for (const id of ids) registered.delete(id);
    },
    registerContentScripts: async (scripts: { id: string }[]) => {
      for (const { id } of scripts) {
        if (registered.has(id)) throw new Error(`Content script with id "${id}" is already registered.`);
        registered.add(id);
      }
    },
  },
});

it('registers anew however closely one wish follows the other', async () => {
  const { registerPageScripts } = await import('../../src/channels/page-scripts');
  const scripts = { hook: 'hook.js', probe: 'probe.js' };
  await Promise.all([registerPageScripts(scripts, []), registerPageScripts(scripts, ['https://app.spa.test'])]);
  expect([...registered].sort()).toEqual(['hook', 'probe']);
});
