import type { IncomingMessage } from 'node:http';
import type { Channel } from '../../src/oauth/sighting';
import type { Listener } from '../lab/site';

/** A text as it lay or went somewhere. `where`: the key, cookie name or path. */
export type Text = { channel: Channel; host: string; where: string; text: string };

/** Writes down what a browser sends and is answered, as the server sees it. `texts` grows as requests end. */
export const recordTraffic = (): { overhear: Listener; texts: Text[] } => {
  const texts: Text[] = [];
  const overhear: Listener = (request, response) => {
    if (request.method === 'OPTIONS') return;
    const host = request.headers.host ?? '';
    const where = new URL(request.url ?? '/', `https://${host}`).pathname;
    const put = (channel: Channel, text: string): void => {
      if (text !== '') texts.push({ channel, host, where, text });
    };
    put('request-url', request.url ?? '');
    put('request-header', headersOf(request));
    put('referer', request.headers.referer ?? '');
    const [sent, answered]: Buffer[][] = [[], []];
    request.on('data', (bytes: Buffer) => sent?.push(Buffer.from(bytes)));
    request.on('end', () => put('request-body', textOf(sent)));
    for (const name of ['write', 'end'] as const) {
      const original = response[name].bind(response) as (...args: unknown[]) => never;
      response[name] = (...args: unknown[]) => {
        if (typeof args[0] === 'string' || Buffer.isBuffer(args[0])) answered?.push(Buffer.from(args[0]));
        return original(...args);
      };
    }
    response.on('finish', () => {
      const { location, 'set-cookie': _cookies, ...headers } = response.getHeaders();
      put('response-header', JSON.stringify(headers));
      put('response-body', textOf(answered));
    });
  };
  return { overhear, texts };
};

/** The cookie jar is looked into by itself, and a Referer is a place of its own. */
const headersOf = ({ headers: { cookie: _cookie, referer: _referer, ...headers } }: IncomingMessage): string =>
  JSON.stringify(headers);

const textOf = (chunks: readonly Buffer[] = []): string => Buffer.concat(chunks).toString('utf8');
