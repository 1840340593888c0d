import type { Channel } from '../../src/oauth/sighting';
import { AUTH0 } from './projects';

/** One way to use one SDK. */
export type Case = {
  /** File below apps/. */
  app: string;
  /** Which of the app's settings, where it has several. */
  variant?: string;
  /** A dedicated worker asks for the tokens: Chromium shows an extension what it sends, not what it is answered. */
  unseen?: { channel: Channel; host: string };
};

export const CASES: readonly Case[] = [
  { app: 'oidc-client-ts', variant: 'session' },
  { app: 'oidc-client-ts', variant: 'local' },
  { app: 'auth0-spa-js', variant: 'memory' },
  { app: 'auth0-spa-js', variant: 'worker', unseen: { channel: 'response-body', host: AUTH0.host } },
  { app: 'auth0-spa-js', variant: 'localstorage' },
  ...['msal-browser-2', 'msal-browser-3', 'msal-browser-4'].flatMap((app) => [
    { app, variant: 'sessionStorage' },
    { app, variant: 'localStorage' },
  ]),
  { app: 'keycloak-js' },
  { app: 'amazon-cognito-identity-js' },
  { app: 'aws-amplify' },
  { app: 'firebase', variant: 'indexeddb' },
  { app: 'firebase', variant: 'local' },
  { app: 'firebase', variant: 'session' },
  { app: 'supabase-js' },
  { app: 'supabase-ssr' },
  { app: 'oauth4webapi' },
];

export const nameOf = ({ app, variant }: Case): string => (variant ? `${app}, ${variant}` : app);

/** Each case has a host of its own, so that none finds what another one left. */
export const hostOf = ({ app, variant }: Case): string =>
  `${(variant ? `${app}-${variant}` : app).toLowerCase()}.sdk.test`;
