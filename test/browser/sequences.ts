import type { TokenKind } from '../../src/oauth/token';

/** One life of a token, as a scenario of the lab plays it. */
export type Sequence = {
  title: string;
  /** Name of the scenario. */
  scenario: string;
  /** Which tokens its page keeps, and where; the servers cannot know. */
  keeps?: { channel: 'local-storage' | 'session-storage'; kinds: readonly TokenKind[] };
};

const WHOLE_USER: readonly TokenKind[] = ['access', 'refresh', 'id'];

export const SEQUENCES: readonly Sequence[] = [
  { title: 'code and PKCE', scenario: 'spa-memory' },
  {
    title: 'refresh with rotation',
    scenario: 'spa-local-storage',
    keeps: { channel: 'local-storage', kinds: WHOLE_USER },
  },
  { title: 'refresh without rotation', scenario: 'refresh-kept' },
  { title: 'reuse refused', scenario: 'refresh-reused' },
  { title: 'revocation', scenario: 'revocation' },
  {
    title: 'logout, and later use accepted and refused',
    scenario: 'logout-at-provider',
    keeps: { channel: 'session-storage', kinds: WHOLE_USER },
  },
  { title: 'expiry without refresh, and later use refused and accepted', scenario: 'expiry' },
  { title: 'silent renewal in a frame', scenario: 'silent-renew' },
  { title: 'sign-in in a popup', scenario: 'popup-login' },
  { title: 'a backend that keeps the tokens', scenario: 'bff-safe' },
  {
    title: 'two tabs with one refresh token',
    scenario: 'two-tabs',
    keeps: { channel: 'local-storage', kinds: WHOLE_USER },
  },
  {
    title: 'two clients at two issuers',
    scenario: 'two-issuers',
    keeps: { channel: 'session-storage', kinds: WHOLE_USER },
  },
  { title: 'tokens bound by DPoP', scenario: 'dpop-refresh' },
];
