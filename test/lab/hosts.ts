/**
 * The lab's host names. Each has its own registrable domain, so that first party, issuer, API and stranger differ as they
 * do on the web; but `help` and `home`, other origins of the app's site.
 */
export const HOSTS = {
  app: 'app.spa.test',
  help: 'help.spa.test',
  /** The identity provider once more, within the app's site: in a frame there it finds its own cookie. */
  home: 'login.spa.test',
  bff: 'bff.web.test',
  login: 'login.idp.test',
  api: 'api.resource.test',
  tracker: 'tracker.third.test',
  /** An authorization server that still speaks what the code flow replaced. */
  legacy: 'login.legacy.test',
  /** An authorization server that checks little and promises much. */
  careless: 'login.careless.test',
  /** An API that takes whatever it is given. */
  lenient: 'api.lenient.test',
  /** A backend whose cookies are not guarded. */
  office: 'desk.office.test',
  /** A site whose clock is ten minutes ahead. */
  ahead: 'shop.ahead.test',
  /** A site without TLS. */
  plain: 'shop.plain.test',
} as const;

export type HostName = keyof typeof HOSTS;

/** Scheme and host, without a port: the browser maps 443 and 80 to the lab. */
export const originOf = (host: HostName): string => `${host === 'plain' ? 'http' : 'https'}://${HOSTS[host]}`;

/** Whether this is an address in the lab. */
export const isInLab = (address: string): boolean =>
  HOST_NAMES.map(originOf).some((origin) => address === origin || address.startsWith(`${origin}/`));

const HOST_NAMES = Object.keys(HOSTS) as HostName[];
