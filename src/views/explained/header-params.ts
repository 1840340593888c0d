/** Members of a header, in the order they are read: RFC 7515 §4.1, RFC 7516 §4.1, RFC 7518 §4.6 to §4.8, RFC 7519 §5.3, RFC 7797 §3, RFC 8555 §6.4. */
export const HEADER_PARAMS: readonly string[] = [
  ...['alg', 'enc', 'typ', 'cty', 'kid', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'zip', 'b64'],
  ...['epk', 'apu', 'apv', 'iv', 'tag', 'p2s', 'p2c', 'iss', 'sub', 'aud', 'nonce', 'url', 'trust_chain'],
];

/** The key of the message about a member of a header. */
export const headerKey = (name: string): string => `header_${name.replace(/\W/g, '_')}`;

/** What a token of this `typ` is (RFC 7515 §4.1.9, without "application/", in lower case): the key of its message. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jwt: 'header_typ_jwt',
  'at+jwt': 'header_typ_at',
  'dpop+jwt': 'header_typ_dpop',
  'logout+jwt': 'header_typ_logout',
  'secevent+jwt': 'header_typ_secevent',
  'token-introspection+jwt': 'header_typ_introspection',
  'dc+sd-jwt': 'header_typ_credential',
  'vc+sd-jwt': 'header_typ_credential',
  'kb+jwt': 'header_typ_kb',
  jose: 'header_typ_jose',
  'oauth-authz-req+jwt': 'header_typ_request',
  'client-authentication+jwt': 'header_typ_client',
  'oauth-client-attestation+jwt': 'header_typ_attestation',
  'oauth-client-attestation-pop+jwt': 'header_typ_attestation_pop',
  'openid4vci-proof+jwt': 'header_typ_issuance',
  'entity-statement+jwt': 'header_typ_statement',
  'trust-mark+jwt': 'header_typ_mark',
  'statuslist+jwt': 'header_typ_status',
};
