import { vi } from 'vitest';
import type { EventKind, Facts } from '../../src/oauth/grant';
import type { KeptGrant, PagedEvent, SiteMemory } from '../../src/session/site-memory';

/** A worker of its own, over what is stored, with one site's memory: what happens is settled, and all of it can be read back. */
export const siteWorker = async (session: Record<string, unknown>, site = 'spa.test') => {
  vi.resetModules();
  const { store } = await import('../../src/session/store');
  const { happen, newGrant } = await import('../../src/session/grants');
  const { settle } = await import('../../src/session/settle');
  const { historyOf } = await import('../../src/session/history');
  const { emptySiteMemory, siteKey, eventsKey, pagesOf } = await import('../../src/session/site-memory');
  const open = (of: string) => store.open<SiteMemory>(siteKey(of), () => emptySiteMemory(of));
  const memory = await open(site);
  const grantIn = (of: SiteMemory, id: string): KeptGrant =>
    of.grants.find((one) => one.id === `grant-${id}`) ?? newGrant(of, [id], 'https://idp.test', 'spa');
  const stored = async (of = site) => {
    await store.flush();
    const kept = session[siteKey(of)] as SiteMemory;
    const pages = pagesOf(kept).map((page) => session[eventsKey(of, page)] as PagedEvent[] | undefined);
    return { memory: kept, pages };
  };
  return {
    memory,
    store,
    grant: (id: string) => grantIn(memory, id),
    /** `of`: another site than the worker's own. */
    async happen(id: string, kind: EventKind, at: number, token: string, facts: Facts = {}, of = site) {
      const where = await open(of);
      happen(grantIn(where, id), kind, at, token, facts);
      store.changed(siteKey(of));
      await settle(where);
    },
    stored,
    async history() {
      const past = await stored();
      return historyOf(past.memory.grants, [past]);
    },
  };
};
