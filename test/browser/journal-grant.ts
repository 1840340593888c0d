import type { EventKind, Facts, LifecycleEvent } from '../../src/oauth/grant';
import type { Deed } from '../lab/deeds';
import type { HostName } from '../lab/hosts';

/** A sign-in as the servers know it: the deeds that belong together, and the events that have to be told of them. */
export type JournalGrant = {
  host: HostName;
  client: string;
  /** Asked for without asking the user. */
  isSilent: boolean;
  /** Every code and token that was given for it. */
  values: Set<string>;
  deeds: Deed[];
  events: Due[];
};

/** An event that has to be told. `token`: the value itself; of facts, the values of tokens stand in `tokens`. */
export type Due = {
  kind: EventKind;
  at: number;
  evidence: LifecycleEvent['evidence'];
  token?: string;
  facts: Facts;
};

type Told = { token?: string; evidence?: Due['evidence']; at?: number };

/** Adds an event at the moment of the deed, or of another that is told. */
export const due = (grant: JournalGrant, kind: EventKind, deed: Deed, facts: Facts = {}, told: Told = {}): void => {
  const { token, evidence = 'seen', at = deed.at } = told;
  const { events } = grant;
  const event: Due = { kind, at, evidence, ...(token !== undefined && { token }), facts };
  events.splice(events.findLastIndex((earlier) => earlier.at <= at) + 1, 0, event);
};

/** The newest access token that was given for a grant. */
export const lastAccess = ({ deeds }: JournalGrant): string | undefined =>
  deeds.findLast(({ given }) => given?.access !== undefined)?.given?.access;

/** The newest grant of the same server and client that tokens were given for, but this one. */
export const earlierOf = (grants: readonly JournalGrant[], grant: JournalGrant): JournalGrant | undefined =>
  grants.findLast(
    (other) =>
      other !== grant && other.host === grant.host && other.client === grant.client && lastAccess(other) !== undefined,
  );

/** How a grant has ended since tokens were given for it last. */
export const endOf = ({ deeds }: JournalGrant): 'refused' | 'logout' | 'revoked' | undefined => {
  for (const { deed, status, error } of deeds.slice(deeds.findLastIndex(({ given }) => given?.access) + 1)) {
    if (deed === 'refresh-refused' && error !== 'use_dpop_nonce') return 'refused';
    if (deed === 'logout-asked') return 'logout';
    if (deed === 'revocation-asked' && status === 200) return 'revoked';
  }
  return undefined;
};

/** A refresh token that was neither replaced nor ended in sight, and is refused all the same: it was revoked out of sight. */
export const isUnexplained = ({ deeds, events }: JournalGrant, { sent, error }: Deed): boolean =>
  error === 'invalid_grant' &&
  !deeds.some(
    ({ deed, sent: before, given }) => deed === 'refresh-granted' && before === sent && given?.refresh !== sent,
  ) &&
  !deeds.some(({ deed, status }) => deed === 'logout-asked' || (deed === 'revocation-asked' && status === 200)) &&
  !events.some(({ kind, token }) => kind === 'revoked_inferred' && token === sent);
