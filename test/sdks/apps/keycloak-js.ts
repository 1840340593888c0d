import Keycloak from 'keycloak-js';
import { KEYCLOAK } from '../projects';
import { HERE, serve } from './app';

const keycloak = new Keycloak({ url: `https://${KEYCLOAK.host}`, realm: KEYCLOAK.realm, clientId: KEYCLOAK.client });

serve({
  resume: () => keycloak.init({ checkLoginIframe: false, pkceMethod: 'S256' }),
  signIn: () => keycloak.login({ redirectUri: HERE }).then(() => new Promise(() => undefined)),
  refresh: () => keycloak.updateToken(-1),
  token: async () => keycloak.token,
});
