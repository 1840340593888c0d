/** Claims of the standards, in the order they are read: life, purpose, people, the sign-in, the token itself, the person. */
export const STANDARD_CLAIMS: readonly string[] = [
  // RFC 7519 §4.1
  ...['iat', 'exp', 'nbf', 'iss', 'aud'],
  // RFC 8693 §4, RFC 9068 §2.2, RFC 9396 §9.1, RFC 7800 §3.1
  ...['scope', 'scp', 'authorization_details', 'sub', 'sub_id', 'client_id', 'azp', 'act', 'may_act', 'cnf'],
  ...['roles', 'groups', 'entitlements'],
  // Token introspection: RFC 7662 §2.2
  ...['username', 'token_type'],
  // OpenID Connect Core §2, Front-Channel Logout §3; RFC 8485 §2
  ...['auth_time', 'acr', 'amr', 'nonce', 'sid', 'at_hash', 'c_hash', 's_hash', 'vot', 'vtm'],
  // Native SSO §3.2, CIBA §10.3.1
  ...['ds_hash', 'urn:openid:params:jwt:claim:rt_hash', 'urn:openid:params:jwt:claim:auth_req_id'],
  // Logout tokens and security events: Back-Channel Logout §2.4, RFC 8417 §2.2
  ...['events', 'toe', 'txn'],
  ...['jti', 'typ', 'token_use', 'status', 'token_introspection'],
  // DPoP proofs: RFC 9449 §4.2
  ...['htm', 'htu', 'ath'],
  // Requests that are signed: RFC 9101 §4, RFC 7636 §4.3
  ...['response_type', 'response_mode', 'redirect_uri', 'code_challenge', 'code_challenge_method', 'max_age'],
  // Credentials of which parts are shown: RFC 9901 §4, SD-JWT VC §2; W3C VC Data Model 1.1 §6.3.1; Token Status List §5
  ...['vct', 'vct#integrity', '_sd', '_sd_alg', 'sd_hash', 'vc', 'vp', 'status_list', 'ttl'],
  // OpenID Federation §3; for small devices RFC 9200 §5.10
  ...['jwks', 'metadata_policy', 'authority_hints', 'trust_marks'],
  ...['ace_profile', 'cnonce', 'exi'],
  // OpenID Connect Core §5.1, §5.6.2, Self-Issued; Identity Assurance
  ...['name', 'preferred_username', 'email', 'email_verified', 'given_name', 'family_name', 'middle_name', 'nickname'],
  ...['profile', 'picture', 'website', 'gender', 'birthdate', 'zoneinfo', 'locale', 'phone_number'],
  ...['phone_number_verified', 'address', 'updated_at', '_claim_names', '_claim_sources', 'sub_jwk'],
  ...['verified_claims', 'place_of_birth', 'nationalities', 'birth_family_name', 'birth_given_name'],
  ...['birth_middle_name', 'salutation', 'title', 'msisdn', 'also_known_as'],
];

/** The key of the message about a claim of this name; `of`: the vendor whose own meaning it has. */
export const claimKey = (name: string, of?: string): string =>
  `claim_${of === undefined ? '' : `${of}_`}${name.replace(/\W/g, '_')}`;
