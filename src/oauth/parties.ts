import { parse } from 'tldts';
import { originOf } from './address';
import type { Party } from './sighting';

/**
 * Registrable domain of an origin, URL or host name, by the Public Suffix List with its private section, so that
 * a.github.io is not b.github.io. An address, or a host without one, is its own site. '' for what is no address at all.
 */
export const siteOf = (address: string): string => {
  const known = cache.get(address);
  if (known !== undefined) return known;
  const { domain, hostname } = parse(address, { allowPrivateDomains: true });
  const site = domain ?? hostname ?? '';
  if (cache.size >= 500) cache.clear();
  cache.set(address, site);
  return site;
};

/** One lookup a request would be the dearest thing in its path. */
const cache = new Map<string, string>();

/** Who receives what is sent to `url` from a page under `top`. `issuers` are sites, `apis` origins. */
export const partyOf = (
  url: string,
  top: string,
  known: { issuers: ReadonlySet<string>; apis: ReadonlySet<string> },
): Party => {
  const origin = originOf(url);
  if (origin === null) return null;
  const site = siteOf(origin);
  if (site === siteOf(top)) return 'first';
  if (known.issuers.has(site)) return 'issuer';
  return known.apis.has(origin) ? 'api' : 'third';
};
