import { json, type Site } from '../site';
import { readable } from './readable';

/** An API that asks for a token and looks at none: expired ones, ID tokens, key-bound ones without a proof all do. */
export const lenientApi: Site = (ask) => {
  if (ask.method === 'OPTIONS') return readable(ask, { status: 204 });
  if (ask.url.pathname !== '/orders') return null;
  const sent =
    ask.headers.authorization ?? ask.url.searchParams.get('access_token') ?? ask.url.searchParams.get('id_token');
  if (!sent)
    return readable(ask, json(401, { error: 'token_missing' }, { 'www-authenticate': 'Bearer realm="orders"' }));
  return readable(ask, json(200, { orders: ['Teapot', 'Sugar bowl', 'Milk jug'] }));
};
