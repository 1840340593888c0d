import type { Answer } from '../oauth/answer';
import type { CookieAttributes } from '../oauth/cookie-attributes';
import type { EventKind, Facts, Grant, LifecycleEvent } from '../oauth/grant';
import type { Message, Says, WeakOption } from '../oauth/message';
import type { MessageRoute } from '../oauth/message-route';
import type { Channel, Party, Place, Sighting } from '../oauth/sighting';
import type { Token, TokenKind } from '../oauth/token';
import type { Finding, Severity } from './finding';
import type { Limits } from './limits';
import type { Reason } from './reason';
import type { Reference } from './reference';

/** What a rule may ask of the session: value-free, and the same for every rule. */
export type Known = {
  /** ms since the epoch, server time where it is known. */
  now: number;
  /** True with at least three agreeing samples of a server's clock. */
  clockIsKnown: boolean;
  /** Server clock minus local clock, ms; 0 where it is not known. */
  offsetMs: number;
  token(id: string): Token | undefined;
  /** All tokens of the inspection, and all grants of its site, in the order they were met. */
  tokens(): readonly Token[];
  grants(): readonly Grant[];
  grantOf(id: string): Grant | undefined;
  findingsOf(id: string): readonly Finding[];
  /** What the metadata of the authorization server at this origin (or of this issuer) says, where it was seen. */
  server(originOrIssuer: string): Server | undefined;
  /** Whether one of these URLs or hosts shares the registrable domain of another, or the user counts both as one site. */
  isSameSite(a: string, b: string): boolean;
  /** Hosts that requests of this site went to or came from. */
  hosts(): readonly string[];
  limits: Limits;
};

/** An authorization server by its own metadata (RFC 8414 §2). */
export type Server = {
  issuer: string;
  /** Origin the document came from, and whether its address is the one the issuer asks for (RFC 8414 §3). */
  origin: string;
  isAtIssuer: boolean;
  /** authorization_response_iss_parameter_supported (RFC 9207 §3). */
  promisesIssuer: boolean;
  /** Where it publishes its keys. */
  jwksUri?: string;
  /** Mutual TLS is in use: mtls_endpoint_aliases, or certificate-bound tokens (RFC 8705 §3.3, §5). */
  mtls: boolean;
  /** Option that is better not offered. */
  weak: readonly WeakOption[];
};

/** A credential seen in a place. `exchange` is null for a place that no request led to, and for a sighting judged again. */
export type Case = {
  token: Token;
  sighting: Sighting;
  /** Characters of the value; unknown when judged again. */
  length?: number;
  unsigned: boolean;
  exchange: {
    plain: boolean;
    answered: boolean;
    type: string;
    method: string;
    /** What the request was in OAuth's own terms. */
    says: Says | null;
    /** Of its answer, once it is there. */
    status?: number;
    /** Its answer brought tokens. */
    issued: boolean;
    /** Of the Authorization header that the token stood in, lower case. */
    scheme?: string;
    /** It carried a DPoP proof. */
    proof: boolean;
    /** Its answer registers a client: client_secret stands beside registration_access_token (RFC 7592 §3). */
    registers?: boolean;
  } | null;
  /** Of a cookie, when it was read just now. */
  cookie?: CookieAttributes;
  /** Of a cookie: every request seen that changes something at its host carried a header of the app's own. */
  guarded?: true;
  /** Of a message, when it was heard just now. */
  route?: MessageRoute;
  /** A refresh token by the name of its entry, encrypted, and the key to it lies in a script's reach; of kind unknown. */
  sealed?: true;
  /**
   * The private part of a signing key that a script can take away: a CryptoKey that may be exported, or a JWK with `d`.
   * The token is of kind unknown; a key that stays where it is, a public one, or one that only encrypts, is none at all.
   */
  proofKey?: 'extractable' | 'jwk';
};

/** A request with its answer, by fingerprint. `response`: what the body said, once it was read. */
export type Exchanged = {
  request: Message<string> | null;
  response: Message<string> | null;
  answer: Answer;
  /** Where it went: origin, and who that is. */
  origin: string;
  party: Party;
  plain: boolean;
  /** The browser's resource type. */
  type: string;
  method: string;
  /** Other origins than the one that asked to which this endpoint has allowed to read it, by name. */
  echoed: readonly string[];
  /** Of the access token (else refresh, ID token) that came with it. */
  token?: string;
};

/** An event of a grant, and the place of the credential it is about. */
export type Happening = { event: LifecycleEvent; grant: Grant; place?: Place };

/** `reasons` name why the severity is not the rule's own; they become `facts.reason`. */
export type Verdict = { severity?: Severity; reasons?: Reason[]; facts?: Facts; token?: string };

type Common = {
  /** Stable: never renamed, never reused. */
  id: string;
  severity: Severity;
  references: readonly Reference[];
  /** Judges how a thing travels, which is no matter of a development site (G-LOCAL). */
  transport?: true;
  /** Judges how the client asks for tokens, which of a backend nobody here can see (G-BFF). */
  ofClient?: true;
  /** Judges the binding to a key itself, so that being bound makes it no milder (G-DPOP). */
  aboutBinding?: true;
  /** What one finding of this rule stands for (G-DUP); by default a token in a place. */
  per?: 'token' | 'place' | 'grant' | 'site';
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

/** `apartMs`: how far the clocks of two servers of one sign-in are from each other, at most, where both are known. */
export type Clock = { offsetMs: number; samples: number; apartMs?: number };

export type ClockRule = Common & {
  on: 'clock';
  judge(clock: Clock): Verdict | null;
};

export type ExchangeRule = Common & {
  on: 'exchange';
  /** The fault is in the request: that is its place, not the answer by which it is known. */
  ofRequest?: true;
  /** `answered`: status and headers are there. `read`: the body was read too, and said something. */
  when: 'answered' | 'read';
  judge(exchanged: Exchanged, known: Known): Verdict | null;
};

export type Rule = SightingRule | EventRule | ExchangeRule | ClockRule;
