import { json, type Site } from '../lab/site';
import { type Case, hostOf } from './cases';

/** One page a case on a host of its own, and the API that all of them call. */
export const appSites = (cases: readonly Case[], scripts: ReadonlyMap<string, string>): Record<string, Site> => ({
  'api.sdk.test': openToAll(() => json(200, { orders: [] })),
  ...Object.fromEntries(cases.map((one) => [hostOf(one), appSite(one, scripts)])),
});

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
