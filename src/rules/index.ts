import { asMetadataWeak } from './as-metadata-weak';
import { atInReferer } from './at-in-referer';
import { atInStorage } from './at-in-storage';
import { atInUrl } from './at-in-url';
import { atLifetimeLong } from './at-lifetime-long';
import { atOutlivesRevocation } from './at-outlives-revocation';
import { atOverPlaintext } from './at-over-plaintext';
import { atToThirdParty } from './at-to-third-party';
import { atUsedAfterExpiry } from './at-used-after-expiry';
import { clockSkew } from './clock-skew';
import { cookieHostPrefix } from './cookie-host-prefix';
import { cookieSessionHttponly } from './cookie-session-httponly';
import { cookieTokenInsecure } from './cookie-token-insecure';
import { cookieTokenSamesite } from './cookie-token-samesite';
import { dpopDowngrade } from './dpop-downgrade';
import { dpopKeyExtractable } from './dpop-key-extractable';
import { flowClientSecret } from './flow-client-secret';
import { flowCodeLeak } from './flow-code-leak';
import { flowCodeReuse } from './flow-code-reuse';
import { flowHttpRedirect } from './flow-http-redirect';
import { flowHybrid } from './flow-hybrid';
import { flowImplicit } from './flow-implicit';
import { flowIss } from './flow-iss';
import { flowNonce } from './flow-nonce';
import { flowPasswordGrant } from './flow-password-grant';
import { flowPkceMissing } from './flow-pkce-missing';
import { flowPkceNotEnforced } from './flow-pkce-not-enforced';
import { flowPkcePlain } from './flow-pkce-plain';
import { flowState } from './flow-state';
import { idtAsBearer } from './idt-as-bearer';
import { idtInUrl } from './idt-in-url';
import { jwtAlgNone } from './jwt-alg-none';
import { jwtAudIssMissing } from './jwt-aud-iss-missing';
import { jwtCritInvalid } from './jwt-crit-invalid';
import { jwtExpMilliseconds } from './jwt-exp-milliseconds';
import { jwtExpMissing } from './jwt-exp-missing';
import { jwtHeaderKeySource } from './jwt-header-key-source';
import { jwtNotYetValid } from './jwt-not-yet-valid';
import { jwtSensitiveClaims } from './jwt-sensitive-claims';
import { jwtSymmetricAlg } from './jwt-symmetric-alg';
import { jwtTypGeneric } from './jwt-typ-generic';
import { postmessageWildcard } from './postmessage-wildcard';
import { rtAsBearer } from './rt-as-bearer';
import { rtExpiryUnbounded } from './rt-expiry-unbounded';
import { rtInCacheStorage } from './rt-in-cache-storage';
import { rtInHttponlyCookie } from './rt-in-httponly-cookie';
import { rtInIndexeddb } from './rt-in-indexeddb';
import { rtInJsCookie } from './rt-in-js-cookie';
import { rtInLocalStorage } from './rt-in-local-storage';
import { rtInReferer } from './rt-in-referer';
import { rtInSessionStorage } from './rt-in-session-storage';
import { rtInTokenResponse } from './rt-in-token-response';
import { rtInUrl } from './rt-in-url';
import { rtNotRotated } from './rt-not-rotated';
import { rtOverPlaintext } from './rt-over-plaintext';
import { rtReused } from './rt-reused';
import { rtSentOffEndpoint } from './rt-sent-off-endpoint';
import { rtSurvivesLogout } from './rt-survives-logout';
import { rtToThirdParty } from './rt-to-third-party';
import { rtUnbound } from './rt-unbound';
import { rtViaPostmessage } from './rt-via-postmessage';
import { rtViaWebsocket } from './rt-via-websocket';
import type { Rule } from './rule';
import { tokenEndpointCors } from './token-endpoint-cors';
import { tokenLeftAfterLogout } from './token-left-after-logout';
import { tokenResponseCacheable } from './token-response-cacheable';
import { tokenResponseExpiry } from './token-response-expiry';

/** The catalogue. A rule file that is not listed here does not run, and a test says so. */
export const RULES: readonly Rule[] = [
  rtInLocalStorage,
  rtInSessionStorage,
  rtInIndexeddb,
  rtInCacheStorage,
  rtInJsCookie,
  rtInHttponlyCookie,
  rtInUrl,
  rtInReferer,
  rtSentOffEndpoint,
  rtToThirdParty,
  rtOverPlaintext,
  rtInTokenResponse,
  rtViaPostmessage,
  rtViaWebsocket,
  rtNotRotated,
  rtReused,
  rtUnbound,
  rtExpiryUnbounded,
  rtSurvivesLogout,
  atInUrl,
  atInStorage,
  atInReferer,
  atToThirdParty,
  atOverPlaintext,
  atUsedAfterExpiry,
  atOutlivesRevocation,
  atLifetimeLong,
  dpopDowngrade,
  dpopKeyExtractable,
  jwtAlgNone,
  jwtExpMissing,
  jwtAudIssMissing,
  jwtExpMilliseconds,
  jwtNotYetValid,
  jwtTypGeneric,
  jwtSensitiveClaims,
  jwtSymmetricAlg,
  jwtHeaderKeySource,
  jwtCritInvalid,
  flowImplicit,
  flowHybrid,
  flowPasswordGrant,
  flowClientSecret,
  flowPkceMissing,
  flowPkcePlain,
  flowPkceNotEnforced,
  flowState,
  flowNonce,
  flowCodeReuse,
  flowCodeLeak,
  flowHttpRedirect,
  flowIss,
  tokenResponseCacheable,
  tokenEndpointCors,
  tokenResponseExpiry,
  postmessageWildcard,
  asMetadataWeak,
  idtAsBearer,
  rtAsBearer,
  idtInUrl,
  cookieTokenInsecure,
  cookieSessionHttponly,
  cookieTokenSamesite,
  cookieHostPrefix,
  tokenLeftAfterLogout,
  clockSkew,
];
