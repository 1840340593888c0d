import { randomBytes } from 'node:crypto';
import { html, json, type Site } from '../site';
import { LOOK_ALIKES, type LookAlike } from './pages';

/** The look-alike pages under /look-alikes/<name>, and what their server answers. */
export const lookAlikes: Site = ({ method, url }) => {
  const [, folder, name, rest] = url.pathname.split('/');
  const page = folder === 'look-alikes' ? LOOK_ALIKES.find((one) => one.name === name) : undefined;
  if (!page) return null;
  if (rest === 'answer') return json(200, JSON.parse((page.answer ?? '{}').replace(/%random%/g, random)));
  return method === 'GET' ? html(200, documentOf(page)) : { status: 204 };
};

const random = (): string => randomBytes(32).toString('base64url');

const documentOf = ({ name, markup = '', run }: LookAlike): string => `<!doctype html>
<html lang="en">
<title>${name}</title>
<link rel="icon" href="data:,">
${markup}
<script>
const bytes = (count) => crypto.getRandomValues(new Uint8Array(count));
const random = (count) => btoa(String.fromCharCode(...bytes(count))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const hex = (count) => Array.from(bytes(count), (byte) => byte.toString(16).padStart(2, '0')).join('');
const keep = (key, value) => localStorage.setItem(key, typeof value === 'string' ? value : JSON.stringify(value));
const send = (body) => fetch(location.pathname, { method: 'POST', body: body instanceof URLSearchParams ? body : JSON.stringify(body) });
const get = async () => (await fetch(location.pathname + '/answer')).json();
(async () => { ${run} })().then(
  () => { document.documentElement.dataset.done = 'true'; },
  (problem) => { document.documentElement.dataset.done = String(problem); },
);
</script>
`;
