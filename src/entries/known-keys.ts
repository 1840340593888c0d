import { browser } from '../browser';
import { askable, isSameIssuer } from '../oauth/key-address';
import type { PublicKey } from '../oauth/key-set';
import { quickHash } from '../oauth/quick-hash';
import { type SeenKeys, seenKeysKey } from '../session/seen-keys';
import { type SiteMemory, siteKey } from '../session/site-memory';

/**
 * Where an issuer publishes its keys, by metadata that the tab's sites were given at the place the issuer asks for, and
 * those of the keys that were seen to come from there; null where no such metadata was seen.
 */
export const knownKeys = async (
  issuer: string,
  sites: readonly string[],
): Promise<{ url: string; keys: PublicKey[] } | null> => {
  const stored = await browser.storage.session.get(sites.map(siteKey));
  const server = Object.values(stored as Record<string, SiteMemory>)
    .flatMap(({ servers }) => servers)
    .findLast((one) => one.isAtIssuer && isSameIssuer(one.issuer, issuer) && one.jwksUri !== undefined);
  const url = askable(server?.jwksUri ?? '');
  if (url === null) return null;
  const key = seenKeysKey(new URL(url).origin);
  const { [key]: sets = [] } = (await browser.storage.session.get(key)) as Record<string, SeenKeys>;
  const set = sets.findLast(({ address, site }) => address === quickHash(url) && sites.includes(site));
  return { url, keys: set?.keys ?? [] };
};
