import type { TokenKind } from './token';

/** Where a kit keeps a credential: the storage or cookie key, and the JSON path inside the value ('' is the value itself). */
export type Slot = { kind: TokenKind; expires?: { path: string; unit: 's' | 'ms' } };

/**
 * The kind that a known kit's layout gives to the value at `path` under `key`, or null. `member` reads its siblings. In a
 * database the kit's key is the last part of ours, and a record may hold its value beside its key.
 */
export const slotOf = (key: string, path: string, member: (name: string) => unknown): Slot | null => {
  const own = key.slice(key.lastIndexOf(WITHIN) + 1).trimStart();
  const layout = LAYOUTS.find(({ keys, when }) => keys.test(own) && (when === undefined || when(member)));
  const inside = key === own ? path : path.replace(/^value\./, '');
  return layout && Object.hasOwn(layout.slots, inside) ? (layout.slots[inside] ?? null) : null;
};

/** Between database, store and key. */
const WITHIN = '›';

/** Whether a known kit lists the keys of its entries under `key`: nothing in there is a credential. */
export const listsKeys = (key: string): boolean => /^msal\.(?:\d+\.)?(?:token|account)\.keys/.test(key);

type Layout = {
  kit: string;
  keys: RegExp;
  when?: (member: (name: string) => unknown) => boolean;
  slots: Record<string, Slot>;
};

const credential = (type: string) => (member: (name: string) => unknown) =>
  String(member('credentialType')).startsWith(type);
const trio = (at: string, rt: string, idt: string, expires?: Slot['expires']): Record<string, Slot> => ({
  [at]: expires ? { kind: 'access', expires } : { kind: 'access' },
  [rt]: { kind: 'refresh' },
  [idt]: { kind: 'id' },
});

const LAYOUTS: readonly Layout[] = [
  {
    kit: 'oidc-client-ts',
    keys: /^(?:oidc\.)?user:.+:[^:]+$/,
    slots: trio('access_token', 'refresh_token', 'id_token', { path: 'expires_at', unit: 's' }),
  },
  {
    kit: 'auth0-spa-js',
    keys: /^@@auth0spajs@@::/,
    slots: trio('body.access_token', 'body.refresh_token', 'body.id_token'),
  },
  {
    kit: 'msal-browser',
    keys: /refreshtoken/i,
    when: credential('RefreshToken'),
    slots: { secret: { kind: 'refresh' } },
  },
  {
    kit: 'msal-browser',
    keys: /accesstoken/i,
    when: credential('AccessToken'),
    slots: { secret: { kind: 'access', expires: { path: 'expiresOn', unit: 's' } } },
  },
  { kit: 'msal-browser', keys: /idtoken/i, when: credential('IdToken'), slots: { secret: { kind: 'id' } } },
  {
    kit: 'cognito',
    keys: /^CognitoIdentityServiceProvider\.[^.]+\..+\.refreshToken$/,
    slots: { '': { kind: 'refresh' } },
  },
  {
    kit: 'cognito',
    keys: /^CognitoIdentityServiceProvider\.[^.]+\..+\.accessToken$/,
    slots: { '': { kind: 'access' } },
  },
  { kit: 'cognito', keys: /^CognitoIdentityServiceProvider\.[^.]+\..+\.idToken$/, slots: { '': { kind: 'id' } } },
  {
    kit: 'firebase',
    keys: /^firebase:authUser:/,
    slots: { 'stsTokenManager.refreshToken': { kind: 'refresh' }, 'stsTokenManager.accessToken': { kind: 'id' } },
  },
  {
    kit: 'supabase',
    keys: /^(?:sb-[a-z0-9-]+-auth-token|supabase\.auth\.token)(?:\.\d+)?$/,
    slots: {
      ...trio('access_token', 'refresh_token', 'id_token', { path: 'expires_at', unit: 's' }),
      provider_refresh_token: { kind: 'refresh' },
      provider_token: { kind: 'access' },
    },
  },
  {
    kit: 'ember-simple-auth',
    keys: /^ember_simple_auth-session$/,
    slots: trio('authenticated.access_token', 'authenticated.refresh_token', 'authenticated.id_token', {
      path: 'authenticated.expires_at',
      unit: 'ms',
    }),
  },
  { kit: 'nuxt-auth', keys: /^auth\._refresh_token\./, slots: { '': { kind: 'refresh' } } },
  { kit: 'nuxt-auth', keys: /^auth\._token\./, slots: { '': { kind: 'access' } } },
  {
    kit: 'fusionauth',
    keys: /^fusionauth-sdk:tokens:/,
    slots: trio('accessToken', 'refreshToken', 'idToken', { path: 'expiresAt', unit: 'ms' }),
  },
];
