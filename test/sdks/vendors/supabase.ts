import { randomInt, randomUUID } from 'node:crypto';
import { json } from '../../lab/site';
import { SUPABASE } from '../projects';
import { jwt } from './make-value';
import type { Vendor } from './vendor';

/** A project of Supabase. Its refresh tokens are twelve letters long, and are spoken of in JSON with the grant in the query. */
export const supabase: Vendor = (note) => {
  const user = { id: randomUUID(), aud: 'authenticated', role: 'authenticated', email: 'ada@lab.test' };
  note(SUPABASE.key, 'access', 'unknown');
  return {
    [SUPABASE.host]: async ({ method, url }) => {
      if (`${method} ${url.pathname}` === 'GET /auth/v1/user') return json(200, user);
      if (`${method} ${url.pathname}` !== 'POST /auth/v1/token') return null;
      const { id: sub, ...claims } = user;
      const access = await jwt({
        ...claims,
        sub,
        iss: `https://${SUPABASE.host}/auth/v1`,
        session_id: randomUUID(),
        aal: 'aal1',
      });
      const refresh = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      note(access, 'access');
      note(refresh, 'refresh');
      return json(200, {
        access_token: access,
        token_type: 'bearer',
        expires_in: 3600,
        expires_at: Math.floor(Date.now() / 1000) + 3600,
        refresh_token: refresh,
        user,
      });
    },
  };
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
