import type { Asked } from '../session/asked';
import { hostOf } from './origin';
import type { Access } from './scope';

/** What the user's browser gave no access to: the site shown, all sites, or the other hosts of a login. */
export type Refusal = { of: 'site' | 'all' } | { of: 'others'; hosts: readonly string[] };

/** What is still not given of what was refused; null where that is nothing, or the tab shows another site by now. */
export const refusalOf = (
  refused: Asked | null | undefined,
  access: Access,
  missing: readonly string[],
): Refusal | null => {
  if (!refused || refused.site !== access.origin || access.kind === 'all') return null;
  if (refused.origins.includes('<all_urls>')) return { of: 'all' };
  const names = refused.origins.map(nameOf);
  if (names.includes(nameOf(access.origin))) return access.kind === 'none' ? { of: 'site' } : null;
  const hosts = missing.filter((origin) => names.includes(nameOf(origin))).map(hostOf);
  return hosts.length > 0 ? { of: 'others', hosts } : null;
};

/** Scheme and host of an origin or a pattern: a pattern names no port. */
const nameOf = (url: string): string => {
  try {
    const { protocol, hostname } = new URL(url);
    return `${protocol}//${hostname}`;
  } catch {
    return url; // '' for a page where no extension may look
  }
};
