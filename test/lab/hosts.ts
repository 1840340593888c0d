/** The lab's host names. Each has its own registrable domain, so that first party, issuer, API and stranger differ as they do on the web; but `help`, another origin of the app's site. */
export const HOSTS = {
  app: 'app.spa.test',
  help: 'help.spa.test',
  bff: 'bff.web.test',
  login: 'login.idp.test',
  api: 'api.resource.test',
  tracker: 'tracker.third.test',
} as const;

export type HostName = keyof typeof HOSTS;

/** `https://` and the host, without a port: the browser maps 443 to the lab. */
export const originOf = (host: HostName): string => `https://${HOSTS[host]}`;
