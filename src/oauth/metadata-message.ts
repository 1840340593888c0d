import { isPlain } from './address';
import { defined, type Members, objectOf, textOf } from './members';
import type { Message, WeakOption } from './message';

/** RFC 8414 §2 and OpenID Connect Discovery §3, as far as it is judged by. */
export const metadata = (said: Members): Message<string> | null => {
  const issuer = textOf(said.issuer);
  if (!issuer || !textOf(said.authorization_endpoint)) return null;
  const weak = (Object.keys(WEAK) as WeakOption[]).filter((option) => WEAK[option](said));
  const isMtls =
    objectOf(said.mtls_endpoint_aliases) !== null || said.tls_client_certificate_bound_access_tokens === true;
  return defined({
    says: 'metadata',
    issuer,
    tokenEndpoint: textOf(said.token_endpoint),
    revocationEndpoint: textOf(said.revocation_endpoint),
    introspectionEndpoint: textOf(said.introspection_endpoint),
    logoutEndpoint: textOf(said.end_session_endpoint),
    promisesIssuer: said.authorization_response_iss_parameter_supported === true || undefined,
    jwksUri: textOf(said.jwks_uri),
    mtls: isMtls || undefined,
    weak: weak.length > 0 ? weak : undefined,
  });
};

/**
 * Whether metadata of this issuer stands where the issuer asks for it: between host and path (RFC 8414 §3), or after the
 * path (OpenID Connect Discovery §4).
 */
export const isAtIssuer = (issuer: string, address: string): boolean => {
  try {
    const { origin, pathname, search } = new URL(issuer);
    const path = pathname.replace(/\/$/, '');
    return (
      search === '' &&
      WELL_KNOWN.some((name) => address === `${origin}${name}${path}` || address === `${origin}${path}${name}`)
    );
  } catch {
    return false;
  }
};

const WELL_KNOWN = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

/** A list that is absent is not taken for its default: what nobody wrote down nobody offers on purpose. */
const WEAK: Record<WeakOption, (said: Members) => boolean> = {
  implicit: (said) =>
    textsOf(said.response_types_supported).some((type) => type.split(' ').includes('token')) ||
    textsOf(said.grant_types_supported).includes('implicit'),
  password: (said) => textsOf(said.grant_types_supported).includes('password'),
  no_pkce: (said) => said.code_challenge_methods_supported === undefined,
  plain_pkce: (said) => {
    const methods = textsOf(said.code_challenge_methods_supported);
    return methods.includes('plain') && !methods.includes('S256');
  },
  alg_none: (said) =>
    [said.id_token_signing_alg_values_supported, said.token_endpoint_auth_signing_alg_values_supported].some((algs) =>
      textsOf(algs).includes('none'),
    ),
  plain_http: (said) =>
    Object.entries(said)
      .slice(0, MOST_MEMBERS)
      .some(([name, value]) => ENDPOINT.test(name) && typeof value === 'string' && isPlain(value)),
};

const ENDPOINT = /(?:_endpoint|_uri|^issuer)$/;
const MOST_MEMBERS = 200;

const textsOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.slice(0, MOST_MEMBERS).filter((one) => typeof one === 'string') : [];
