import type { Provider } from 'oidc-provider';

/** Remembers which sign-in each access token comes from; answers, by a token's jti, whether it still stands. */
export const followGrants = (provider: Provider): ((jti: string) => Promise<boolean>) => {
  const grants = new Map<string, string>();
  provider.on('access_token.issued', ({ jti, grantId }) => void grants.set(jti, grantId ?? ''));
  return async (jti) => (await provider.Grant.find(grants.get(jti) ?? '')) !== undefined;
};
