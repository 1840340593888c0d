import type { EventKind, LifecycleEvent } from './grant';
import type { Channel } from './sighting';

/**
 * What each kind of event says, by name. A fact that is absent was not seen. Texts called a fingerprint are equal where
 * the values were; times are ms; `status` is the HTTP status of the answer.
 */
export type EventFacts = {
  /** Metadata of its server that came after the grant began. */
  discovery: { issuer: string };
  authorization_request: {
    /** Of where it went. */
    origin: string;
    /** Fingerprints. */
    state: string;
    nonce: string;
    /** Of the SHA-256 of nonce, in base64url and in hex: some kits send the one and keep the other. */
    nonceDigest: string;
    nonceHexDigest: string;
    challenge: string;
    /** code_challenge_method as it stood; absent where it was not given (RFC 7636 §4.3: plain). */
    method: string;
    /** The words of response_type, sorted: "code id_token". */
    responseType: string;
    responseMode: string;
    /** scope has openid. */
    openid: boolean;
    /** The parameters travel in request or request_uri (RFC 9101, RFC 9126): what is absent here may stand there. */
    elsewhere: boolean;
    /** redirect_uri without its query, masked. */
    redirect: string;
    redirectScheme: 'https' | 'http' | 'loopback' | 'localhost' | 'app';
    /** The endpoint itself is asked over plain http, not on this computer. */
    plain: boolean;
    stateLength: number;
    /** What can be read in state and should not: an e-mail address, a token, an address of another site. */
    stateSays: 'email' | 'token' | 'address';
    prompt: string;
    /** Fingerprint of request_uri. Of a pushed request, what its answer gave for it. */
    requestUri: string;
    /** In a frame, not in the window itself. */
    framed: boolean;
    status: number;
  };
  callback: {
    state: string;
    /** Of what it carried: fingerprints. */
    access: string;
    idToken: string;
    mode: 'query' | 'fragment' | 'form_post' | 'web_message';
    /** iss, as it stood. */
    issuer: string;
    /** iss of the ID token that came along. */
    idTokenIssuer: string;
    /** Fingerprint of the nonce in the ID token that came along. */
    nonce: string;
    /** c_hash and at_hash of the ID token, where they are required (OpenID Connect Core §3.3.2.11, §3.2.2.10). */
    hashes: 'right' | 'wrong' | 'missing';
    /** Whether its state is that of a request that was seen; absent where no request to compare with was seen. */
    matches: boolean;
    /** Since the request. */
    afterMs: number;
    plain: boolean;
    /** Fetched ahead of need (Sec-Purpose). */
    prefetch: boolean;
    status: number;
    /** Its answer sets a session cookie. */
    setsSession: boolean;
    /** First host of neither the app's nor the issuer's site that its document loaded something from, the code seen in its address after. */
    thirdParty: string;
  };
  authorization_error: { error: string; state: string; issuer: string };
  code_exchange: {
    hasVerifier: boolean;
    /** Fingerprints: of S256(code_verifier), and of code_verifier itself, to compare with the challenge of the request. */
    challenge: string;
    plainChallenge: string;
    verifierFault: 'short' | 'long' | 'characters';
    /** The client authenticated itself, and how. */
    authenticated: boolean;
    by: 'secret' | 'basic' | 'assertion';
    /** With a DPoP proof. */
    bound: boolean;
    plain: boolean;
    /** Since the callback. */
    afterMs: number;
    status: number;
    error: string;
  };
  /** Cookies set in the answer to a callback that no script of the page could have exchanged. */
  backend_exchange: { cookies: number };
  token_issued: {
    access: string;
    refresh: string;
    idToken: string;
    tokenType: string;
    /** expires_in, in s. */
    expiresIn: number;
    /** expires_in is there and no positive number of seconds, or a number written as text. */
    expiresInFault: 'text' | 'not_positive';
    /** What the response states of the refresh token's life, in s; 0: it does not end. */
    refreshExpiresIn: number;
    /** authorization_expires_in: an end that refreshing does not move; absolute, ms, server time. */
    authorizationEnds: number;
    /** The end of the refresh token, stated or by its own exp; absolute, ms, server time. */
    refreshEnds: number;
    /** The refresh token is a JWT without exp. */
    refreshEndless: boolean;
    bound: boolean;
    refreshBound: boolean;
    /** Came in an authorization response, not from the token endpoint. */
    front: boolean;
    /** Fingerprint of the nonce in the ID token. */
    nonce: string;
    /** A refresh brought it. */
    renewed: boolean;
    /** (exp of the access token) − (Date of the response + expires_in), ms; where both are known and the answer is no cached one. */
    expiryGapMs: number;
  };
  /** A token of the grant lies where it outlives the page's own memory (E4s); each place once. */
  token_stored: {
    channel: Channel;
    host: string;
    key: string /** Since its issue; absent where that was not seen. */;
    afterMs: number;
  };
  /** Its end has come (E6): derived, at that moment by this computer's clock. */
  expired: { source: 'exp' | 'expires_in' | 'stated' };
  refresh_requested: { authenticated: boolean; by: 'secret' | 'basic' | 'assertion'; bound: boolean; leftMs: number };
  /** `replaces`: the access token before it; `overlapMs`: how long that one is good for still, negative where it had ended. */
  refreshed: { sent: string; sentAt: number; replaces: string; overlapMs: number };
  rotated: { previous: string };
  not_rotated: { bound: boolean; authenticated: boolean };
  refresh_refused: { sent: string; sentAt: number; error: string };
  /** `status` 200 says no more than that it was taken (RFC 7009 §2.2). */
  revoked: { status: number };
  /** `by`: at the authorization server, or only within the app. */
  logout: { by: 'server' | 'front-channel' | 'app'; status: number };
  /** The answer to a sign-in in a frame that may ask the user nothing (prompt=none). `continues`: Grant.id of what it renews. */
  silent_renew: { error: string; continues: string };
  /** Refused before its end, though accepted there before; or an invalid_grant for a refresh token that was neither replaced nor revoked in sight. */
  revoked_inferred: { by: 'api' | 'server'; target: string };
  /** Tokens come from a new sign-in after an end. `follows`: Grant.id of the one before, and how that had ended. */
  new_grant: { follows: string; after: 'refused' | 'logout' | 'revoked' };
  token_used: Use;
  token_rejected: Use;
};

/** Uses of one token at one receiver with one status are one event: `count` of them, the last at `last` (ms). */
type Use = {
  /** Host, and origin, it was sent to. */
  target: string;
  origin: string;
  status: number;
  error: string;
  isAudience: boolean;
  /** Of the last use. Negative: after its end. Server time where it is known. */
  leftMs: number;
  party: 'first' | 'issuer' | 'api' | 'third';
  /** Of the Authorization header, lower case. */
  scheme: string;
  /** With a DPoP proof; the same proof (jti) had come before, on a request that was answered. */
  proof: boolean;
  replayed: boolean;
  /** Challenges of a refusal offer Bearer, and not DPoP. */
  bearerOnly: boolean;
  /** The same address answers with success without any token, too. */
  open: boolean;
  count: number;
  last: number;
  /** Older events that this one stands for: uses of one token, at whichever receivers, told as one. */
  folded: number;
};

/** The facts of an event by their own types. Throws nothing: an event of another kind has none of them. */
export const factsOf = <K extends EventKind & keyof EventFacts>(
  event: LifecycleEvent,
  _kind: K,
): Partial<EventFacts[K]> => event.facts as Partial<EventFacts[K]>;
