import type { BackChannel } from './back-channel';
import { CLIENTS } from './clients';
import { askToken } from './scripted-sign-in';
import { json, type Site } from './site';

/** A home-made refresh endpoint: the refresh token comes as a bearer token, and the new ones go in headers and in a cookie. */
export const headerSession =
  (ask: BackChannel): Site =>
  async ({ method, url, headers }) => {
    if (method !== 'POST' || url.pathname !== '/session/refresh') return null;
    const before = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (!before) return json(401, { ok: false });
    const { status, body } = await askToken(ask, {
      client_id: CLIENTS.spa.id,
      grant_type: 'refresh_token',
      refresh_token: before,
    });
    if (status !== 200) return json(401, { ok: false });
    const { access_token: access, refresh_token: refresh } = JSON.parse(body);
    return json(
      200,
      { ok: true },
      {
        'x-access-token': access,
        'x-refresh-token': refresh,
        'set-cookie': `refresh_token=${refresh}; Path=/session; Max-Age=3600; HttpOnly; Secure; SameSite=Strict`,
      },
    );
  };
