import type { Token } from '../../oauth/token';

/** The host that would be asked for keys, by the token's own word; null where it names no address. */
export const issuerHost = ({ claims }: Pick<Token, 'claims'>): string | null => {
  const { iss } = (claims ?? {}) as { iss?: unknown };
  if (typeof iss !== 'string') return null;
  try {
    return new URL(/^[a-z0-9.-]+$/.test(iss) ? `https://${iss}` : iss).host || null;
  } catch {
    return null;
  }
};
