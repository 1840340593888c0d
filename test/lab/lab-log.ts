import type { Deed } from './deeds';
import type { HostName } from './hosts';

export type Issued = {
  kind: 'access' | 'refresh' | 'id' | 'code' | 'code-verifier' | 'client-secret' | 'session';
  value: string;
  /** ms since the epoch, this computer's clock. */
  at: number;
  /** Id of the OAuth client. */
  client: string;
};

/** The lab's own account of what happened. It holds real values, in memory only, for tests to compare with: never print it. */
export type LabLog = {
  issued: Issued[];
  /** What every server was asked and did, in the order in which it happened. */
  deeds: Deed[];
  /** Refresh token sent and refresh token given back. */
  refreshed: { client: string; before: string; after: string; at: number }[];
  /** `error`: the OAuth error code. */
  refused: { host: HostName; status: number; error: string; at: number }[];
  /** Bodies that reached the tracker. */
  tracked: { body: string; at: number }[];
  /** Endless answers: how many lines were written, and whether the page has left. */
  live: { type: string; sent: number; left: boolean }[];
};

export const emptyLog = (): LabLog => ({ issued: [], deeds: [], refreshed: [], refused: [], tracked: [], live: [] });
