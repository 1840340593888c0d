import type { PasteFault } from '../../oauth/pasted-key';
import type { Verified } from '../../oauth/verify-signature';

/** An address as it will be asked, once the user has seen it: for the issuer's metadata, or for its keys. */
export type KeyAddress = { url: string; gives: 'metadata' | 'keys' };

/** How far a check has come. `host`: where the keys came from; absent for what was pasted. `at`: ms, this computer's clock. */
export type Check =
  | { step: 'ask'; address: KeyAddress }
  | { step: 'verified'; verified: Verified; host?: string; at: number }
  /** Signed with a secret that issuer and receiver share: there is nobody to ask. */
  | { step: 'secret'; alg: string }
  | { step: 'refused'; why: Refusal; address?: KeyAddress };

/** Why there are no keys. `blocked`: no answer, perhaps only because the issuer shows it to no other site (CORS). */
export type Refusal =
  | 'not-kept'
  | 'no-issuer'
  | 'blocked'
  | 'no-answer'
  | 'timeout'
  | 'status'
  | 'too-long'
  | 'not-metadata'
  | 'other-issuer'
  | 'no-key-address'
  | 'not-keys';

/** What verifies a token, named by its id. Only `ask` sends anything, and only to the address it is given. */
export type SignatureChecks = {
  /** With keys already seen; else says what is to be asked. `anew`: with keys that are asked for now. */
  begin(token: string, anew: boolean): Promise<Check>;
  ask(token: string, address: KeyAddress): Promise<Check>;
  paste(token: string, text: string): Promise<Check | PasteFault>;
  /** Asks the user for access to the origin of an address; to be called in the click. */
  allow(url: string): Promise<boolean>;
};
