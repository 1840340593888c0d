export type EventKind =
  | 'discovery'
  | 'authorization_request'
  | 'callback'
  | 'authorization_error'
  | 'code_exchange'
  | 'backend_exchange'
  | 'token_issued'
  | 'token_stored'
  | 'token_used'
  | 'token_rejected'
  | 'expired'
  | 'refresh_requested'
  | 'refreshed'
  | 'rotated'
  | 'not_rotated'
  | 'refresh_refused'
  | 'silent_renew'
  | 'revoked'
  | 'revoked_inferred'
  | 'logout'
  | 'new_grant';

export type Facts = Record<string, string | number | boolean>;

export type LifecycleEvent = {
  kind: EventKind;
  /** ms since the epoch, this computer's clock. */
  at: number;
  evidence: 'seen' | 'derived' | 'inferred';
  /** Token.id. */
  token?: string;
  facts: Facts;
};

/** One sign-in and all that came of it: the first token response, inherited by every refresh. */
export type Grant = { id: string; issuer: string; clientId?: string; events: LifecycleEvent[] };
