/** What one vendor's tokens hold beside, or otherwise than, what the standards say. */
export type Vendor = {
  /** Part of the keys of its messages. */
  id: string;
  /** As it calls itself. */
  name: string;
  /** How its issuers are written. */
  issuer: RegExp;
  /** Claims that no one else writes: they speak for it where its issuer has a name of the customer's own. */
  marks: readonly string[];
  /** Claims with a meaning of its own, in the order they are read. */
  claims: readonly string[];
  /** Claims named by whoever set it up begin like this. */
  prefixes?: readonly string[];
};

export const VENDORS: readonly Vendor[] = [
  {
    id: 'entra',
    name: 'Microsoft Entra',
    issuer:
      /^https:\/\/(?:login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|chinacloudapi\.cn|windows\.net)|sts\.(?:windows\.net|chinacloudapi\.cn)|[\w-]+\.(?:b2clogin|ciamlogin)\.com)\//,
    marks: ['xms_tcdt', 'wids', 'appidacr', 'azpacr'],
    claims: [
      ...[
        'tid',
        'oid',
        'sub',
        'azp',
        'appid',
        'app_displayname',
        'appidacr',
        'azpacr',
        'idtyp',
        'scp',
        'roles',
        'wids',
      ],
      ...['hasgroups', 'idp', 'upn', 'unique_name', 'acct', 'acrs', 'ipaddr', 'in_corp', 'deviceid', 'signin_state'],
      ...['onprem_sid', 'puid', 'login_hint', 'pwd_exp', 'pwd_url', 'ctry', 'tenant_ctry', 'tenant_region_scope'],
      ...['verified_primary_email', 'verified_secondary_email', 'tfp', 'emails', 'newUser', 'ver', 'uti', 'rh', 'aio'],
      ...['aud', 'groups', 'email', 'preferred_username', 'acr', 'platf', 'home_oid', 'primary_sid', 'fwd'],
      ...[
        'trustFrameworkPolicy',
        'idp_access_token',
        'jobTitle',
        'streetAddress',
        'city',
        'state',
        'postalCode',
        'country',
      ],
      ...['xms_cc', 'xms_edov', 'xms_mirid', 'xms_st', 'xms_tcdt', 'xms_pl', 'xms_tpl', 'xms_pdl'],
    ],
    prefixes: ['xms_', 'extension_', 'extn.'],
  },
  {
    id: 'keycloak',
    name: 'Keycloak',
    issuer: /^https?:\/\/[^/?#]+(?:\/[^?#]*)?\/realms\/[^/?#]+\/?$/,
    marks: ['realm_access', 'resource_access'],
    claims: [
      ...['typ', 'sid', 'session_state', 'acr', 'realm_access', 'resource_access', 'allowed-origins', 'authorization'],
      ...['organization', 'clientId', 'clientHost', 'clientAddress', 'upn', 'sub', 'impersonator', 'client_session'],
      'trusted-certs',
    ],
  },
  {
    id: 'auth0',
    name: 'Auth0',
    issuer: /^https:\/\/[\w.-]+\.auth0\.com\/?$/,
    marks: ['gty'],
    claims: [
      ...['sub', 'aud', 'sid', 'permissions', 'org_id', 'org_name', 'gty', 'user_id', 'app_metadata', 'user_metadata'],
    ],
  },
  {
    id: 'okta',
    name: 'Okta',
    issuer: /^https:\/\/[\w.-]+\.(?:okta|oktapreview|okta-emea|okta-gov)\.com(?:\/oauth2\/\w+)?\/?$/,
    marks: [],
    claims: ['sub', 'uid', 'cid', 'scp', 'idp', 'ver', 'jti', 'preferred_username', 'groups', 'acr'],
  },
  {
    id: 'cognito',
    name: 'Amazon Cognito',
    issuer:
      /^https:\/\/(?:cognito-identity\.amazonaws\.com$|(?:[\w-]+\.)?cognito-idp\.[\w-]+\.amazonaws\.com(?:\.cn)?\/[\w-]+$)/,
    marks: ['cognito:groups', 'cognito:username'],
    claims: [
      ...['token_use', 'username', 'cognito:username', 'cognito:groups', 'cognito:roles', 'cognito:preferred_role'],
      ...['identities', 'event_id', 'origin_jti', 'device_key', 'version', 'sub', 'scope', 'amr'],
    ],
    prefixes: ['custom:', 'dev:custom:'],
  },
  {
    id: 'firebase',
    name: 'Firebase',
    issuer:
      /^(?:https:\/\/(?:securetoken\.google\.com|session\.firebase\.google\.com)\/[\w-]+|firebase-adminsdk-[\w-]+@[\w-]+\.iam\.gserviceaccount\.com)$/,
    marks: ['firebase'],
    claims: ['aud', 'sub', 'user_id', 'firebase', 'provider_id', 'source_sign_in_provider', 'uid', 'claims'],
  },
  {
    id: 'google',
    name: 'Google',
    issuer: /^(?:(?:https:\/\/)?accounts\.google\.com|https:\/\/cloud\.google\.com\/iap)$/,
    marks: [],
    claims: [
      ...[
        'sub',
        'hd',
        'email',
        'azp',
        'aud',
        'google',
        'gcip',
        'identity_source',
        'workforce_identity',
        'target_audience',
      ],
    ],
  },
];

/** No issuer is longer for a reason. */
const LONGEST = 300;

/** The vendor an issuer is written like; undefined where it says none. */
export const vendorOfIssuer = (issuer: unknown): Vendor | undefined =>
  typeof issuer === 'string' && issuer.length <= LONGEST
    ? VENDORS.find((vendor) => vendor.issuer.test(issuer))
    : undefined;

/** The vendor whose claims these are: as the issuer says, else as claims of one vendor alone do. */
export const vendorOf = (claims: object | undefined): Vendor | undefined => {
  if (!claims) return undefined;
  const issuer: unknown = Object.hasOwn(claims, 'iss') ? Reflect.get(claims, 'iss') : undefined;
  return vendorOfIssuer(issuer) ?? VENDORS.find(({ marks }) => marks.some((mark) => Object.hasOwn(claims, mark)));
};
