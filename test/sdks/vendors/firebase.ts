import { json } from '../../lab/site';
import { FIREBASE } from '../projects';
import { jwt, random } from './make-value';
import type { Note, Vendor } from './vendor';

/** Firebase Authentication. Its one token for the user is an ID token, which refreshing hands out as access token too. */
export const firebase: Vendor = (note) => ({
  'identitytoolkit.googleapis.com': async ({ url }) => {
    if (url.pathname === '/v1/accounts:lookup')
      return json(200, { users: [{ localId: 'ada', email: 'ada@lab.test', lastLoginAt: '1', createdAt: '1' }] });
    if (url.pathname !== '/v1/accounts:signInWithPassword') return null;
    const { id, refresh } = await issue(note);
    return json(200, { localId: 'ada', email: 'ada@lab.test', idToken: id, refreshToken: refresh, expiresIn: '3600' });
  },
  'securetoken.googleapis.com': async ({ url }) => {
    if (url.pathname !== '/v1/token') return null;
    const { id, refresh } = await issue(note);
    return json(200, {
      access_token: id,
      expires_in: '3600',
      token_type: 'Bearer',
      refresh_token: refresh,
      id_token: id,
      user_id: 'ada',
      project_id: '1',
    });
  },
});

const issue = async (note: Note): Promise<{ id: string; refresh: string }> => {
  const issuer = `https://securetoken.google.com/${FIREBASE.project}`;
  const firebase = { identities: { email: ['ada@lab.test'] }, sign_in_provider: 'password' };
  const id = await jwt({ iss: issuer, aud: FIREBASE.project, auth_time: 1, user_id: 'ada', sub: 'ada', firebase });
  const refresh = `AMf-vB${random(160)}`;
  note(id, 'id', 'access');
  note(refresh, 'refresh');
  return { id, refresh };
};
