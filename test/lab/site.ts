import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** What a server of the lab is asked. */
export type Ask = { method: string; url: URL; headers: IncomingHttpHeaders; body: string };
export type Reply = { status: number; headers?: Record<string, string | string[]>; body?: string };
/** One host of the lab as a function; `null` when it has no such address. */
export type Site = (ask: Ask) => Reply | null | Promise<Reply | null>;
export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Bytes; more than any page of the lab sends. */
const MAX_BODY = 65_536;

/** A site as a Node listener: 404 for what it does not know, 413 for too large a body, 500 when it throws. */
export const serve =
  (site: Site): Listener =>
  (request, response) => {
    reply(site, request).then(
      ({ status, headers, body = '' }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(500).end(),
    );
  };

/** A site whose clock is ahead by this much, as its Date header says (RFC 9110 §6.6.1). */
export const ahead =
  (aheadMs: number, site: Site): Site =>
  async (ask) => {
    const reply = await site(ask);
    return reply && { ...reply, headers: { ...reply.headers, date: new Date(Date.now() + aheadMs).toUTCString() } };
  };

export const html = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  body,
});

/** JSON that no cache keeps. */
export const json = (status: number, value: unknown, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

/** The cookie's value, or undefined. */
export const cookieOf = ({ cookie = '' }: IncomingHttpHeaders, name: string): string | undefined =>
  cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const reply = async (site: Site, request: IncomingMessage): Promise<Reply> => {
  const body = await bodyOf(request);
  if (body === null) return { status: 413 };
  const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
  const found = await site({ method: request.method ?? 'GET', url, headers: request.headers, body });
  return found ?? { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not here.' };
};

const bodyOf = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
};
