import type { Grant, LifecycleEvent } from '../../oauth/grant';

/** One event of a lane, with a name that stays the same while others come. */
export type Entry = { key: string /** Grant.id. */; grant: string; event: LifecycleEvent };

/**
 * What is drawn for one grant, or for several that a silent renewal continues. Times in ms since the epoch, this computer's
 * clock; `until: null` is an end nobody stated, or that has not come.
 */
export type Lane = {
  /** Grant.id of the first. */
  id: string;
  grants: readonly Grant[];
  issuer: string;
  clientId?: string;
  kind: 'code' | 'code-pkce' | 'implicit' | 'hybrid' | 'backend' | 'unknown';
  /** From its first event to its last, or to the last end that is known. */
  from: number;
  to: number;
  /** All of it, oldest first. */
  entries: readonly Entry[];
  /** Requests, answers, exchanges, refreshes, errors: the row Flow. */
  marks: readonly Entry[];
  bars: readonly Bar[];
  chain: readonly Link[];
  /** Sign-outs. */
  lines: readonly Entry[];
  bands: readonly Band[];
  /** Where a server did what the browser does not show: from the exchange behind the scenes to the next thing seen. */
  gaps: readonly { from: number; until: number | null }[];
};

/** An access token from its issue to its end. */
export type Bar = {
  token: string;
  label: string;
  from: number;
  until: number | null;
  /** From when on it is only good by itself: replaced, signed out, revoked, refused. */
  hatched: number | null;
  /** Bars that overlap take turns. */
  row: 0 | 1;
  /** What brought it, where that was seen. */
  entry?: Entry;
  uses: readonly Entry[];
  rejections: readonly Entry[];
};

/** One refresh token of the chain. */
export type Link = {
  token: string;
  label: string;
  from: number;
  until: number | null;
  state: 'current' | 'replaced' | 'reused' | 'refused' | 'revoked' | 'signed-out';
  /** Refreshes it was sent for. */
  uses: number;
  /** What brought it, where that was seen. */
  entry?: Entry;
};

/** A token lying where any script of the page can read it. */
export type Band = { token: string; kind: 'access' | 'refresh'; from: number; until: number | null; entry: Entry };
