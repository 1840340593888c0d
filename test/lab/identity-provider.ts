import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { ClientMetadata, Configuration, Provider } from 'oidc-provider';
import { CLIENTS, clientOf, type LabClient, PAGES } from './clients';
import { type HostName, originOf } from './hosts';
import { identityStore } from './identity-store';
import { errorPage, signOutPage } from './sign-in-page';

export type ProviderOptions = {
  /** Addresses in the app that may receive a code. */
  appRedirects: string[];
  bffRedirect: string;
  bffSecret: string;
  /** ES256 private key, with kid. */
  key: JWK;
};

/** A day, s. */
const DAY = 86_400;

/** The user every sign-in is for. */
export const ACCOUNT = { id: 'ada', name: 'Ada Lovelace' };

/** An authorization server as deployed ones are: code flow with PKCE, JWT access tokens for one API, refresh tokens that rotate. */
export const makeIdentityProvider = async (host: HostName, options: ProviderOptions): Promise<Provider> => {
  const { Provider } = await loadQuietly();
  return new Provider(originOf(host), configuration(options));
};

/** A new ES256 signing key of the lab, private, with kid. */
export const makeSigningKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'ES256' };
};

/** The package. On Node 20 it warns at import that it is not tested there; all that the lab uses of it is tested here. */
export const loadQuietly = async (): Promise<typeof import('oidc-provider')> => {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
};

/** Code flow with PKCE, as the lab has it. */
export const configuration = ({ appRedirects, bffRedirect, bffSecret, key }: ProviderOptions): Configuration => ({
  adapter: identityStore(),
  jwks: { keys: [key] },
  clients: [
    ...PAGES.map((client) => publicClient(client, appRedirects)),
    { ...clientBasics(CLIENTS.bff), client_secret: bffSecret, redirect_uris: [bffRedirect] },
  ],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  scopes: ['openid', 'offline_access'],
  claims: { openid: ['sub', 'name'] },
  conformIdTokenClaims: false,
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, name: ACCOUNT.name }) }),
  responseTypes: ['code'],
  pkce: { required: () => true },
  rotateRefreshToken: ({ oidc }) => !clientOf(oidc.client?.clientId ?? '')?.keeps,
  clientBasedCORS: (_ctx, origin, client) =>
    client.clientAuthMethod === 'none' && appRedirects.some((address) => new URL(address).origin === origin),
  cookies: {
    keys: [randomBytes(32).toString('base64url')],
    long: { signed: true, httpOnly: true, secure: true, sameSite: 'lax' },
    short: { signed: true, httpOnly: true, secure: true, sameSite: 'lax' },
  },
  features: {
    devInteractions: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    dPoP: {
      enabled: true,
      nonceSecret: randomBytes(32),
      requireNonce: ({ oidc }) => clientOf(oidc.client?.clientId ?? '')?.needsNonce === true,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(form);
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => originOf('api'),
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, _resource, client) => ({
        scope: 'orders:read',
        audience: originOf('api'),
        accessTokenFormat: 'jwt',
        accessTokenTTL: clientOf(client.clientId)?.lifetime ?? 0,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  formats: {
    customizers: {
      jwt: (_ctx, token, { payload }) => {
        const { age = 0, alsoFor } = clientOf(token.clientId ?? '') ?? {};
        if (alsoFor) payload.aud = [String(payload.aud), originOf(alsoFor)];
        payload.iat = Number(payload.iat) - age;
        payload.exp = Number(payload.exp) - age;
      },
    },
  },
  ttl: {
    AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? 0,
    AuthorizationCode: 60,
    IdToken: 600,
    RefreshToken: 14 * DAY,
    Interaction: 600,
    Session: DAY,
    Grant: 14 * DAY,
  },
  interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
  renderError: (ctx, { error, error_description: description }) => {
    ctx.type = 'html';
    ctx.body = errorPage(`${error}: ${description ?? 'no further detail'}`);
  },
});

const publicClient = (client: LabClient, redirects: string[]): ClientMetadata => ({
  ...clientBasics(client),
  token_endpoint_auth_method: 'none',
  redirect_uris: redirects,
  post_logout_redirect_uris: redirects,
});

const clientBasics = ({ id, name, scope }: LabClient): ClientMetadata => ({
  client_id: id,
  client_name: name,
  grant_types: scope.includes('offline_access') ? ['authorization_code', 'refresh_token'] : ['authorization_code'],
  response_types: ['code'],
  id_token_signed_response_alg: 'ES256',
});
