import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { BACK_CHANNEL } from './deeds';

export type BackChannelAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};
export type BackChannelAsk = { method?: string; headers?: Record<string, string>; body?: string };
/** A request from server to server: the URL as the web would write it. Rejects when the connection fails. */
export type BackChannel = (url: string, ask?: BackChannelAsk) => Promise<BackChannelAnswer>;

/** Speaks to the lab without a browser: every URL goes to `port` on this machine, and the lab's own certificate is checked. */
export const backChannel =
  ({ port, cert }: { port: number; cert: string }): BackChannel =>
  (url, { method = 'GET', headers = {}, body = '' } = {}) =>
    new Promise((resolve, reject) => {
      const { protocol, hostname, pathname, search } = new URL(url);
      const asking = (protocol === 'https:' ? request : requestPlain)(
        {
          host: '127.0.0.1',
          port,
          servername: hostname,
          ca: cert,
          method,
          path: pathname + search,
          headers: { host: hostname, 'content-length': String(Buffer.byteLength(body)), ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
          response.on('error', reject);
        },
      );
      asking.on('error', reject);
      asking.end(body);
    });

/** The same for a server that asks another: the journal tells what no browser can see. */
export const serverChannel =
  (ask: BackChannel): BackChannel =>
  (url, { headers, ...rest } = {}) =>
    ask(url, { ...rest, headers: { ...headers, ...BACK_CHANNEL } });
