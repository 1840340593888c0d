import { tellCall } from '../deeds';
import type { HostName } from '../hosts';
import type { LabLog } from '../lab-log';
import { json, type Site } from '../site';
import { readable } from './readable';

/** An API that asks for a token and looks at none: expired ones, ID tokens, key-bound ones without a proof all do. */
export const lenientApi =
  ({ host, log }: { host: HostName; log: LabLog }): Site =>
  (ask) => {
    if (ask.method === 'OPTIONS') return readable(ask, { status: 204 });
    if (ask.url.pathname !== '/orders') return null;
    const sent =
      ask.headers.authorization ?? ask.url.searchParams.get('access_token') ?? ask.url.searchParams.get('id_token');
    if (!sent)
      return readable(ask, json(401, { error: 'token_missing' }, { 'www-authenticate': 'Bearer realm="orders"' }));
    tellCall(log, { host, headers: ask.headers, sent: sent.replace(/^\w+ /, ''), status: 200 });
    return readable(ask, json(200, { orders: ['Teapot', 'Sugar bowl', 'Milk jug'] }));
  };
