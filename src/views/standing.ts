import type { Grant } from '../oauth/grant';

/**
 * What has become of an access token before its end (rules §5.3). All but `current` may still be accepted wherever nobody
 * asks its issuer: a JWT is good by itself until `exp`. `since`: ms, this computer's clock.
 */
export type Standing =
  | { state: 'current' }
  | { state: 'replaced' | 'signed-out' | 'revoked' | 'refused'; since: number };

/** @param id Token.id. @param grants Of the inspection, or their whole history. */
export const standingOf = (_id: string, _grants: readonly Grant[]): Standing => ({ state: 'current' });
