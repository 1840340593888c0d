import { enterGrants, enterPage } from './census';
import { foldGrant } from './fold-grant';
import { touched } from './grants';
import { append, openNewest } from './pages';
import { isOverfull, newestOf, retain } from './retain';
import type { SiteMemory } from './site-memory';

/**
 * Brings what has just happened in a site within its bounds: what leaves the summary goes to the site's pages, what is in
 * excess there is folded, and of more grants than there may be in the browser the oldest goes. Its cost is that of the
 * grants that something happened to, whatever there was before.
 */
export const settle = async (memory: SiteMemory): Promise<void> => {
  const changed = memory.grants.filter((grant) => touched.delete(grant));
  for (const grant of changed) {
    if (!isOverfull(memory.grants, grant)) continue;
    // Opened before anything moves: what is written meanwhile is whole.
    await openNewest(memory);
    for (const page of append(memory, retain(memory.grants, grant))) await enterPage(memory.site, page);
    await foldGrant(memory, grant);
  }
  await enterGrants(
    memory.site,
    changed.map((grant) => ({ id: grant.id, at: newestOf(grant) })),
  );
};
