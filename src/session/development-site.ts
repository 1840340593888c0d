/**
 * A development site as the user writes it, in its one spelling: an origin (`https://shop.test:8443`), a host with any
 * port (`shop.test`), with one (`shop.test:3000`), or a host with all under it (`*.shop.test`). Null for anything else.
 */
export const developmentSite = (text: string): string | null => {
  const written = text.trim().toLowerCase().replace(/\/$/, '');
  if (/^https?:\/\/[^/?#@*]+$/.test(written)) return urlOf(written)?.origin ?? null;
  const [, star = '', name = '', port = ''] =
    /^(\*\.)?([^\s/?#@*:[\]]+|\[[\da-f:.]+\])(:\d{1,5})?$/.exec(written) ?? [];
  const hostname = name && urlOf(`https://${name}`)?.hostname;
  return hostname && Number(port.slice(1)) <= 65_535 ? `${star}${hostname}${port}` : null;
};

/** Whether the user called the site of this origin a development site. */
export const isDevelopment = (sites: readonly string[], origin: string): boolean => {
  if (sites.length === 0) return false;
  const url = urlOf(origin);
  return url !== null && sites.some((site) => (site.includes('://') ? site === url.origin : covers(site, url)));
};

const covers = (site: string, { hostname, port, protocol }: URL): boolean => {
  const [, star, name, wanted] = /^(\*\.)?(.+?)(?::(\d+))?$/.exec(site) ?? [];
  if (wanted !== undefined && wanted !== (port || DEFAULT_PORTS[protocol])) return false;
  return hostname === name || (star !== undefined && hostname.endsWith(`.${name}`));
};

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

const urlOf = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
