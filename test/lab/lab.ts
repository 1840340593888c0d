import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { appSite, commonSite } from './app-site';
import { backChannel, serverChannel } from './back-channel';
import { BFF_REDIRECT, bff } from './bff';
import { carelessServer } from './careless/authorization-server';
import { carelessBackend } from './careless/backend';
import { lenientApi } from './careless/lenient-api';
import { makeCertificate } from './certificate';
import { CLIENTS } from './clients';
import { followGrants } from './follow-grants';
import { frontDoor } from './front-door';
import { headerSession } from './header-session';
import { HOSTS, type HostName, originOf } from './hosts';
import { makeIdentityProvider, makeSigningKey } from './identity-provider';
import { emptyLog, type LabLog } from './lab-log';
import { makeLegacyProvider } from './legacy-provider';
import { live } from './live';
import { loginSite } from './login-site';
import { lookAlikes } from './look-alikes/site';
import { bundlePageScripts } from './page-scripts';
import { keepJournal } from './provider-journal';
import { resourceApi } from './resource-api';
import { readScenarios, type Scenario } from './scenario';
import { ahead, type Listener, type Site, serve } from './site';
import { tracker } from './tracker';

export type Lab = {
  /** The one port on 127.0.0.1, for https and http; browsers are told to take it for 443 and 80 of every .test name. */
  port: number;
  /** The certificate made at start, PEM. */
  cert: string;
  hosts: typeof HOSTS;
  origin(host: HostName): string;
  scenarios: readonly Scenario[];
  log: LabLog;
  close(): Promise<void>;
};

/** What others bring along to the lab. */
export type Guests = {
  /** Hosts of theirs. */
  sites?: Readonly<Record<string, Site>>;
  /** Addresses of theirs to which the identity provider may send a code, and whose origins may ask it for tokens. */
  redirects?: readonly string[];
  /** Told every request to the lab before it is answered; it may listen, and must not answer. */
  overhear?: Listener;
  /** Awaited before each request is handled: while it waits, the server thinks. `path`: without the query. */
  gate?: (request: { host: string; method: string; path: string }) => Promise<void> | void;
};

/** Starts identity provider, API, apps and tracker in this process. Keys, certificate and secrets are new each time. */
export const startLab = async ({ sites = {}, redirects = [], overhear, gate }: Guests = {}): Promise<Lab> => {
  const log = emptyLog();
  const scenarios = readScenarios();
  const secret = randomBytes(32).toString('base64url');
  log.issued.push({ kind: 'client-secret', value: secret, client: CLIENTS.bff.id, at: Date.now() });
  const [{ key: tlsKey, cert }, key, scripts] = await Promise.all([
    makeCertificate([...Object.values(HOSTS), ...Object.keys(sites)]),
    makeSigningKey(),
    bundlePageScripts(scenarios),
  ]);
  const appRedirects = [...scenarios.filter(({ host }) => host === 'app').map(({ url }) => url), ...redirects];
  const options = { appRedirects, bffRedirect: BFF_REDIRECT, bffSecret: secret, key };
  const provider = await makeIdentityProvider('login', options);
  const home = await makeIdentityProvider('home', options);
  const legacy = await makeLegacyProvider({ appRedirects, key });
  const stands = followGrants(provider);
  keepJournal(provider, 'login', log);
  keepJournal(home, 'home', log);
  keepJournal(legacy, 'legacy', log);

  const { door, secure, plain } = frontDoor({ key: tlsKey, cert });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const port = portOf(door.address());
  const ask = serverChannel(backChannel({ port, cert }));
  const listeners: Record<string, Listener> = {
    [HOSTS.app]: serve(oneOf(appSite('app', scenarios, scripts), headerSession(ask), lookAlikes)),
    [HOSTS.help]: serve(oneOf()),
    [HOSTS.bff]: serve(oneOf(appSite('bff', scenarios, scripts), bff({ secret, ask, log }))),
    [HOSTS.login]: loginSite(provider),
    [HOSTS.home]: loginSite(home),
    [HOSTS.api]: serve(oneOf(resourceApi({ log, key, stands }))),
    [HOSTS.tracker]: serve(oneOf(tracker(log))),
    [HOSTS.legacy]: loginSite(legacy),
    [HOSTS.careless]: serve(oneOf(carelessServer({ host: 'careless', log }))),
    [HOSTS.lenient]: serve(oneOf(lenientApi({ host: 'lenient', log }))),
    [HOSTS.office]: serve(oneOf(appSite('office', scenarios, scripts), carelessBackend({ ask, log }))),
    [HOSTS.ahead]: serve(ahead(AHEAD_MS, oneOf(appSite('ahead', scenarios, scripts), ...shop('ahead', log, AHEAD_MS)))),
    ...Object.fromEntries(Object.entries(sites).map(([host, site]) => [host, serve(oneOf(site))])),
  };
  const onPlain = serve(oneOf(appSite('plain', scenarios, scripts), ...shop('plain', log)));
  plain.on('request', (request, response) => {
    gated(gate, request.headers.host === HOSTS.plain ? onPlain : nobody)(request, response);
  });
  const open = live(secure, log);
  const nobody = serve(() => null);
  secure.on('request', (request, response) => {
    overhear?.(request, response);
    const isLive = request.headers.host === HOSTS.app && request.url?.startsWith('/live?');
    const listener = isLive ? open.listener : (listeners[request.headers.host ?? ''] ?? nobody);
    gated(gate, listener)(request, response);
  });
  return {
    port,
    cert,
    hosts: HOSTS,
    origin: originOf,
    scenarios,
    log,
    close: () =>
      new Promise((resolve) => {
        open.close();
        door.close(() => resolve());
        secure.closeAllConnections();
        plain.closeAllConnections();
      }),
  };
};

/** How far the clock of one site is ahead. */
const AHEAD_MS = 600_000;

/** A shop that is its own authorization server, and its own API. */
const shop = (host: HostName, log: LabLog, aheadMs = 0): Site[] => [
  carelessServer({ host, audience: `${originOf(host)}/orders`, log, aheadMs }),
  lenientApi({ host, log }),
];

/** A listener that begins when the gate lets it. */
const gated = (gate: Guests['gate'], listener: Listener): Listener => {
  if (!gate) return listener;
  return async (request, response) => {
    const { headers, method = 'GET', url = '/' } = request;
    await gate({ host: headers.host ?? '', method, path: url.split('?')[0] ?? url });
    listener(request, response);
  };
};

/** The first of these sites that knows the address answers. */
const oneOf =
  (...sites: Site[]): Site =>
  async (ask) => {
    for (const site of [commonSite, ...sites]) {
      const reply = await site(ask);
      if (reply) return reply;
    }
    return null;
  };

const portOf = (address: AddressInfo | string | null): number => {
  if (!address || typeof address === 'string') throw new Error('The lab has no port.');
  return address.port;
};
