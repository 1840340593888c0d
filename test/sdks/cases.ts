import type { Channel } from '../../src/oauth/sighting';

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
];

export const nameOf = ({ app, variant }: Case): string => (variant ? `${app}, ${variant}` : app);

/** Each case has a host of its own, so that none finds what another one left. */
export const hostOf = ({ app, variant }: Case): string => `${variant ? `${app}-${variant}` : app}.sdk.test`;
