import { vi } from 'vitest';

/** A worker of its own: modules are loaded anew, storage stays. `settle` waits until all that was taken is stored. */
export const startWorker = async () => {
  vi.resetModules();
  const { inspector } = await import('../../src/session/inspector');
  const { store } = await import('../../src/session/store');
  const { watching } = await import('../../src/session/watching');
  const { tabChanged, pageBegan } = await import('../../src/session/visits');
  const changed = vi.fn();
  const { take, between } = inspector(changed);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await between(async () => undefined);
    await store.flush();
  };
  return { take, between, settle, changed, watching, tabChanged, pageBegan };
};
