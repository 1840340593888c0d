/** A discovery document (RFC 8414 §2) that offers what nobody should take up. */
export const weakMetadata = (origin: string): Record<string, unknown> => ({
  issuer: origin,
  authorization_endpoint: `${origin}/auth`,
  token_endpoint: `${origin}/token`,
  revocation_endpoint: `${origin}/revoke`,
  end_session_endpoint: `${origin}/logout`,
  response_types_supported: ['code', 'token', 'code id_token'],
  grant_types_supported: ['authorization_code', 'implicit', 'password', 'refresh_token'],
  code_challenge_methods_supported: ['plain'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256', 'none'],
  authorization_response_iss_parameter_supported: true,
});
