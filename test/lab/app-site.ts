import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostName } from './hosts';
import type { Scenario } from './scenario';
import { html, type Site } from './site';
import { startPage } from './start-page';

const STYLES = join(dirname(fileURLToPath(import.meta.url)), 'page', 'lab.css');

/** The scenario pages of one host with their code; on the app's host the start page too. */
export const appSite = (host: HostName, scenarios: readonly Scenario[], scripts: ReadonlyMap<string, string>): Site => {
  const pages = new Map(
    scenarios.filter((scenario) => scenario.host === host).map((one) => [`/${one.name}`, one.html]),
  );
  if (host === 'app') pages.set('/', startPage(scenarios));
  return ({ method, url }) => {
    if (host === 'app' && QUIET.some((address) => address.test(`${method} ${url.pathname}`))) return { status: 204 };
    // A form may bring the way back from a sign-in (RFC 9700 §4.12), and the page is the same.
    if (method !== 'GET' && !pages.has(url.pathname)) return null;
    const script = scripts.get(url.pathname);
    if (script !== undefined) return asset('text/javascript', script);
    const page = pages.get(url.pathname);
    return page === undefined ? null : html(200, page);
  };
};

// Addresses that pages send to for the sake of what is in the request.
const QUIET: readonly RegExp[] = [/^POST \/form$/, /^GET \/sessions\/[\w-]+\/ping$/];

/** A page to be framed: it keeps in its localStorage what it is sent, or asks for what it is told to. */
const FRAME = `<!doctype html>
<title>Frame</title>
<script>
addEventListener('message', async ({ data, source, origin }) => {
  if (data.keep) localStorage.setItem(...data.keep);
  if (!data.ask) return;
  const body = new URLSearchParams(data.fields);
  const { status } = await fetch(data.ask, { method: 'POST', body, credentials: 'include' });
  source.postMessage({ status }, origin);
});
</script>
`;

/** What every host serves alike: the style sheet, a page to be framed, and nothing for the icon browsers ask for unbidden. */
export const commonSite: Site = ({ url }) => {
  if (url.pathname === '/frame') return html(200, FRAME);
  if (url.pathname === '/lab.css') return asset('text/css', readFileSync(STYLES, 'utf8'));
  return url.pathname === '/favicon.ico' ? { status: 204 } : null;
};

const asset = (type: string, body: string) => ({
  status: 200,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' },
  body,
});
