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

/** Sites that the user counts as one, each by the name of its family. */
export type Families = ReadonlyMap<string, string>;

/** `groups`: host names or sites; each stands in one group. */
export const familiesOf = (groups: readonly (readonly string[])[]): Families =>
  new Map(groups.flatMap((hosts) => hosts.map((host) => [siteOf(host), siteOf(hosts[0] ?? '')] as const)));

/** The same site, or one that the user counts as the same. */
export const isSameSite = (a: string, b: string, families?: Families): boolean => {
  const [one, other] = [siteOf(a), siteOf(b)];
  return one === other || (families?.get(one) ?? one) === (families?.get(other) ?? other);
};

/** Who receives what is sent to `url` from a page under `top`. `issuers` are sites, `apis` origins. */
export const partyOf = (
  url: string,
  top: string,
  known: { issuers: ReadonlySet<string>; apis: ReadonlySet<string>; families?: Families },
): Party => {
  const origin = originOf(url);
  if (origin === null) return null;
  if (isSameSite(origin, top, known.families)) return 'first';
  if (known.issuers.has(siteOf(origin))) return 'issuer';
  return known.apis.has(origin) ? 'api' : 'third';
};
