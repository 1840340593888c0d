import { json, type Site } from '../lab/site';
import { type Case, hostOf } from './cases';
import { API } from './projects';
import { auth0 } from './vendors/auth0';
import { cognito } from './vendors/cognito';
import { entra } from './vendors/entra';
import { firebase } from './vendors/firebase';
import { keycloak } from './vendors/keycloak';
import { supabase } from './vendors/supabase';
import type { Note, Vendor } from './vendors/vendor';

/** One page a case on a host of its own, and the API that all of them call. */
export const appSites = (cases: readonly Case[], scripts: ReadonlyMap<string, string>): Record<string, Site> => ({
  [new URL(API).host]: openToAll(() => json(200, { orders: [] })),
  ...Object.fromEntries(cases.map((one) => [hostOf(one), appSite(one, scripts)])),
});

const VENDORS: readonly Vendor[] = [auth0, entra, keycloak, cognito, firebase, supabase];

/** The vendors' endpoints, under the names that their SDKs have built in. */
export const vendorSites = (note: Note): Record<string, Site> =>
  Object.fromEntries(
    VENDORS.flatMap((vendor) => Object.entries(vendor(note))).map(([host, site]) => [host, openToAll(site)]),
  );

/** Answers pages of every origin, preflights too. */
const openToAll =
  (site: Site): Site =>
  async (ask) => {
    const allowed = {
      'access-control-allow-origin': ask.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': ask.headers['access-control-request-headers'] ?? '*',
      'access-control-allow-methods': 'GET, POST, PUT',
    };
    const reply = ask.method === 'OPTIONS' ? { status: 204 } : await site(ask);
    return reply && { ...reply, headers: { ...allowed, ...reply.headers } };
  };

const appSite =
  ({ app, variant = '' }: Case, scripts: ReadonlyMap<string, string>): Site =>
  ({ url: { pathname } }) => {
    const script = scripts.get(pathname);
    if (script !== undefined)
      return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: script };
    if (pathname !== '/') return null;
    const body = `<!doctype html>
<html lang="en" data-variant="${variant}">
  <meta charset="utf-8">
  <title>${app}</title>
  <link rel="icon" href="data:,">
  <script type="module" src="/assets/${app}.js"></script>
</html>
`;
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
  };
