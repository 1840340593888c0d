type Pref = string | number | boolean;

/**
 * The text of a user.js for a test profile: quiet, offline but for the lab's port, nothing granted at install.
 * `uuids`: the address an extension is to have, by its id.
 */
export const firefoxPrefs = ({ port, uuids = {} }: { port?: number; uuids?: Record<string, string> }): string =>
  Object.entries({
    ...QUIET,
    ...OFFLINE,
    ...EXTENSIONS,
    ...LENIENT,
    ...network(port),
    'extensions.webextensions.uuids': JSON.stringify(uuids),
  })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');

// Every name is this machine; without a lab the ports are ones where nothing listens.
const network = (port = 9): Record<string, Pref> => ({
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': `443=${port};80=${port}`,
});

const QUIET: Record<string, Pref> = {
  'app.update.disabledForTesting': true,
  'browser.aboutConfig.showWarning': false,
  'browser.newtabpage.enabled': false,
  'browser.preonboarding.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'startup.homepage_welcome_url': 'about:blank',
  'termsofuse.bypassNotification': true,
  // Without it a JSON document is wrapped in a viewer of Firefox's own.
  'devtools.jsonview.enabled': false,
  // Console messages of pages and background go to Firefox's output.
  'devtools.console.stdout.content': true,
  'browser.dom.window.dump.enabled': true,
};

const OFFLINE: Record<string, Pref> = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.discovery.enabled': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.topsites.contile.enabled': false,
  'dom.push.connection.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-provider.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'security.OCSP.enabled': 0,
  'security.certerrors.mitm.priming.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'toolkit.telemetry.server': '',
};

// Firefox does not let a page tell other sites more than its origin in the Referer, unless told; the lab has a page that does.
const LENIENT: Record<string, Pref> = {
  // And it would ask for https first where a page of the lab has none.
  'dom.security.https_first': false,
  'dom.security.https_first_schemeless': false,
  'network.http.referer.disallowCrossSiteRelaxingDefault': false,
};

const EXTENSIONS: Record<string, Pref> = {
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  // Firefox would grant what the manifest lists at install; the tests start from nothing.
  'extensions.originControls.grantByDefault': false,
};
