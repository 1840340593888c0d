import type { EventKind, Facts, Grant, LifecycleEvent } from '../oauth/grant';
import type { Channel, Place, Sighting } from '../oauth/sighting';
import type { Token, TokenKind } from '../oauth/token';
import type { Finding, Severity } from './finding';
import type { Reference } from './reference';

/** What a rule may ask of the session: value-free, and the same for every rule. */
export type Known = {
  /** ms since the epoch, server time where it is known. */
  now: number;
  /** True with at least three agreeing samples of a server's clock. */
  clockIsKnown: boolean;
  token(id: string): Token | undefined;
  grantOf(id: string): Grant | undefined;
  findingsOf(id: string): readonly Finding[];
};

/** A credential seen in a place. `exchange` is null for a place that no request led to, and for a sighting judged again. */
export type Case = {
  token: Token;
  sighting: Sighting;
  /** Characters of the value; unknown when judged again. */
  length?: number;
  unsigned: boolean;
  exchange: { plain: boolean; answered: boolean; type: string } | null;
};

/** An event of a grant, and the place of the credential it is about. */
export type Happening = { event: LifecycleEvent; grant: Grant; place?: Place };

/** `reasons` name why the severity is not the rule's own; they become `facts.reason`. */
export type Verdict = { severity?: Severity; reasons?: Reason[]; facts?: Facts; token?: string };

export type Reason =
  | 'bound'
  | 'dev'
  | 'rotated'
  | 'short_life'
  | 'long_life'
  | 'unrotated'
  | 'page_only'
  | 'accepted'
  | 'refused'
  | 'own_endpoint'
  | 'stale';

type Common = {
  /** Stable: never renamed, never reused. */
  id: string;
  severity: Severity;
  references: readonly Reference[];
  /** Judges how a thing travels, which is no matter of a development site (G-LOCAL). */
  transport?: true;
  /** What one finding of this rule stands for (G-DUP); by default a token in a place. */
  per?: 'token' | 'grant' | 'site';
};

export type SightingRule = Common & {
  on: 'sighting';
  kinds: readonly TokenKind[];
  channels?: readonly Channel[];
  /** Judged when the request has its answer, not when it leaves. */
  whenAnswered?: true;
  /** Events of the token's grant after which its sightings are judged once more. */
  again?: readonly EventKind[];
  judge(seen: Case, known: Known): Verdict | null;
};

export type EventRule = Common & {
  on: 'event';
  events: readonly EventKind[];
  judge(happening: Happening, known: Known): Verdict | null;
};

export type ClockRule = Common & {
  on: 'clock';
  judge(clock: { offsetMs: number; samples: number }): Verdict | null;
};

export type Rule = SightingRule | EventRule | ClockRule;
