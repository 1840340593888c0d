import type { App } from './app';

type Answer = { data: { session: { access_token: string } | null }; error: Error | null };

/** The part of a Supabase client that both of its packages give. */
type Client = {
  auth: {
    signInWithPassword(credentials: { email: string; password: string }): Promise<Answer>;
    refreshSession(): Promise<Answer>;
    getSession(): Promise<Answer>;
  };
};

export const appOf = ({ auth }: Client): App => ({
  signIn: () => succeed(auth.signInWithPassword({ email: 'ada@lab.test', password: 'any at all' })),
  refresh: () => succeed(auth.refreshSession()),
  token: async () => (await succeed(auth.getSession())).session?.access_token,
});

const succeed = async (asking: Promise<Answer>): Promise<Answer['data']> => {
  const { data, error } = await asking;
  if (error) throw error;
  return data;
};
