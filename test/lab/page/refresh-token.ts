import type { Spa } from './spa';

/** The refresh token this app holds now. Throws when there is none. */
export const refreshTokenOf = async (app: Spa): Promise<string> => {
  const { refresh_token: token } = await app.user();
  if (!token) throw new Error('There is no refresh token.');
  return token;
};
