import { describe, expect, test } from 'vitest';
import { readMessage } from '../../src/oauth/message';
import { isAtIssuer } from '../../src/oauth/metadata-message';
import { ISSUER, makeObservation } from './make-observation';

const GOOD = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/auth`,
  code_challenge_methods_supported: ['S256'],
};
const read = (more: object = {}) =>
  readMessage(makeObservation('response-body', JSON.stringify({ ...GOOD, ...more })), {
    answers: null,
    revocation: new Set(),
  });

describe('metadata', () => {
  test('names the endpoints', () => {
    const endpoints = {
      token_endpoint: `${ISSUER}/token`,
      revocation_endpoint: `${ISSUER}/revoke`,
      introspection_endpoint: `${ISSUER}/introspect`,
      end_session_endpoint: `${ISSUER}/logout`,
    };
    expect(read(endpoints)).toEqual({
      says: 'metadata',
      issuer: ISSUER,
      tokenEndpoint: `${ISSUER}/token`,
      revocationEndpoint: `${ISSUER}/revoke`,
      introspectionEndpoint: `${ISSUER}/introspect`,
      logoutEndpoint: `${ISSUER}/logout`,
    });
  });

  test('is more than a member called issuer', () => {
    expect(read({ authorization_endpoint: undefined })).toBeNull();
    expect(read({ issuer: undefined })).toBeNull();
  });

  test.each([
    ['promisesIssuer', { authorization_response_iss_parameter_supported: true }],
    ['mtls', { mtls_endpoint_aliases: {} }],
    ['mtls', { tls_client_certificate_bound_access_tokens: true }],
  ])('says %s by %j', (member, more) => {
    expect(read(more)).toEqual({ says: 'metadata', issuer: ISSUER, [member]: true });
  });

  test('says where the keys are', () => {
    expect(read({ jwks_uri: `${ISSUER}/keys` })).toEqual({
      says: 'metadata',
      issuer: ISSUER,
      jwksUri: `${ISSUER}/keys`,
    });
  });

  test.each([
    { authorization_response_iss_parameter_supported: 'true' },
    { authorization_response_iss_parameter_supported: false },
    { tls_client_certificate_bound_access_tokens: 'yes' },
    { mtls_endpoint_aliases: [] },
    { jwks_uri: '' },
  ])('says nothing by %j', (more) => {
    expect(read(more)).toEqual({ says: 'metadata', issuer: ISSUER });
  });

  test.each<[string, object]>([
    ['implicit', { response_types_supported: ['code', 'id_token token'] }],
    ['implicit', { grant_types_supported: ['implicit'] }],
    ['password', { grant_types_supported: ['authorization_code', 'password'] }],
    ['no_pkce', { code_challenge_methods_supported: undefined }],
    ['plain_pkce', { code_challenge_methods_supported: ['plain'] }],
    ['alg_none', { id_token_signing_alg_values_supported: ['RS256', 'none'] }],
    ['alg_none', { token_endpoint_auth_signing_alg_values_supported: ['none'] }],
    ['plain_http', { jwks_uri: 'http://login.idp.test/keys' }],
    ['plain_http', { token_endpoint: 'http://login.idp.test/token' }],
    ['plain_http', { issuer: 'http://login.idp.test' }],
  ])('offers %s by %j', (option, more) => {
    expect(read(more)).toMatchObject({ weak: [option] });
  });

  test.each([
    { response_types_supported: ['code', 'id_token', 'none'] },
    { response_types_supported: 'token' },
    { grant_types_supported: ['authorization_code', 'refresh_token'] },
    { code_challenge_methods_supported: ['plain', 'S256'] },
    { id_token_signing_alg_values_supported: ['ES256'] },
    { token_endpoint: 'http://localhost:8080/token' },
    { service_documentation: 'http://login.idp.test/docs' },
    { grant_types_supported: [null, 1] },
  ])('offers nothing weak by %j', (more) => {
    expect(read(more)).not.toHaveProperty('weak');
  });
});

describe('the address of metadata', () => {
  test.each([
    [ISSUER, '/.well-known/openid-configuration'],
    [`${ISSUER}/`, '/.well-known/openid-configuration'],
    [ISSUER, '/.well-known/oauth-authorization-server'],
    [`${ISSUER}/a`, '/a/.well-known/openid-configuration'],
    [`${ISSUER}/a`, '/.well-known/oauth-authorization-server/a'],
  ])('of %s is %s', (issuer, path) => {
    expect(isAtIssuer(issuer, ISSUER + path)).toBe(true);
  });

  test.each([
    [ISSUER, `${ISSUER}/openid-configuration`],
    [ISSUER, `${ISSUER}/a/.well-known/openid-configuration`],
    [`${ISSUER}/a`, `${ISSUER}/.well-known/openid-configuration`],
    [ISSUER, 'https://other.test/.well-known/openid-configuration'],
    [`${ISSUER}?a=1`, `${ISSUER}/.well-known/openid-configuration`],
    ['no address', `${ISSUER}/.well-known/openid-configuration`],
  ])('of %s is not %s', (issuer, address) => {
    expect(isAtIssuer(issuer, address)).toBe(false);
  });
});
