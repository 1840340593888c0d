import { atInStorage } from './at-in-storage';
import { atInUrl } from './at-in-url';
import { atLifetimeLong } from './at-lifetime-long';
import { atUsedAfterExpiry } from './at-used-after-expiry';
import { clockSkew } from './clock-skew';
import { jwtAlgNone } from './jwt-alg-none';
import { jwtExpMissing } from './jwt-exp-missing';
import { rtAsBearer } from './rt-as-bearer';
import { rtInIndexeddb } from './rt-in-indexeddb';
import { rtInJsCookie } from './rt-in-js-cookie';
import { rtInLocalStorage } from './rt-in-local-storage';
import { rtInSessionStorage } from './rt-in-session-storage';
import { rtInTokenResponse } from './rt-in-token-response';
import { rtInUrl } from './rt-in-url';
import { rtNotRotated } from './rt-not-rotated';
import { rtOverPlaintext } from './rt-over-plaintext';
import { rtReused } from './rt-reused';
import { rtToThirdParty } from './rt-to-third-party';
import type { Rule } from './rule';

/** The catalogue. A rule file that is not listed here does not run, and a test says so. */
export const RULES: readonly Rule[] = [
  rtInLocalStorage,
  rtInSessionStorage,
  rtInIndexeddb,
  rtInJsCookie,
  rtInUrl,
  rtToThirdParty,
  rtOverPlaintext,
  rtInTokenResponse,
  rtNotRotated,
  rtReused,
  rtAsBearer,
  atInUrl,
  atInStorage,
  atUsedAfterExpiry,
  atLifetimeLong,
  jwtAlgNone,
  jwtExpMissing,
  clockSkew,
];
