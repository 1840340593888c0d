/** What a vendor's imitation and the pages that use its SDK must agree on. */
export const API = 'https://api.sdk.test';

export const AUTH0 = { host: 'auth.tenant.test', client: 'lab-auth0-client' };

export const ENTRA = {
  host: 'login.microsoftonline.com',
  tenant: '7c1f9a52-30d4-4b0e-9a55-6f1f0e6a2b11',
  client: '2f1d3c44-8a6b-4f0e-9d6c-5b7a1e9f0c22',
};

export const KEYCLOAK = { host: 'keycloak.idp.test', realm: 'lab', client: 'lab-keycloak-client' };

export const COGNITO = {
  host: 'cognito-idp.eu-west-1.amazonaws.com',
  pool: 'eu-west-1_lab',
  client: 'labcognitoclient0000000000',
};

export const FIREBASE = { project: 'lab-project' };

/** `key`: the project's public key, which stands where a bearer token stands until somebody signs in. */
export const SUPABASE = { host: 'labprojectlabproject.supabase.co', key: 'sb_publishable_lab' };
