import fc from 'fast-check';
import type { EventKind, Facts, LifecycleEvent } from '../../../src/oauth/grant';
import { NOW } from '../sample';

/** What an event of each kind may look like: with facts, and with none of them. */
const SHAPES: Record<EventKind, readonly Facts[]> = {
  discovery: [{}],
  authorization_request: [{}, { origin: 'https://login.idp.test', challenge: 'S', method: 'S256' }, { prompt: 'none' }],
  callback: [{}, { matches: false }, { access: 'a1' }, { afterMs: 4_000 }],
  authorization_error: [{}, { error: 'access_denied' }, { error: 'constructor' }],
  code_exchange: [{}, { status: 200, hasVerifier: true, challenge: 'S' }, { status: 200 }, { status: 400, error: 'x' }],
  backend_exchange: [{ cookies: 2 }],
  token_issued: [
    { access: 'a1', refresh: 'r1', expiresIn: 600 },
    { access: 'a2', renewed: true },
    { idToken: 'i1' },
    {},
  ],
  token_stored: [{ channel: 'local-storage' }, {}],
  token_used: [
    { status: 200, target: 'api.test', count: 9_999, last: NOW + 60_000 },
    { status: 200, target: 'api.test', party: 'third' },
    { status: 200, target: 'api.test', open: true },
    { status: 200, target: 'b.test', leftMs: -5_000 },
    { status: 503, target: 'api.test' },
    { folded: 3, count: 60 },
    {},
  ],
  token_rejected: [
    { status: 401, target: 'api.test', error: 'invalid_token' },
    { error: 'use_dpop_nonce' },
    { folded: 2 },
  ],
  expired: [{ source: 'exp' }],
  refresh_requested: [{ leftMs: 1 }, { leftMs: -1 }, {}],
  refreshed: [{ sent: 'r1', sentAt: NOW }, { sent: 'r2' }, {}],
  rotated: [{ previous: 'r1' }, { previous: 'r2' }],
  not_rotated: [{}, { bound: true }],
  refresh_refused: [{ sent: 'r1', error: 'invalid_grant' }, { error: 'http_500' }, { error: 'use_dpop_nonce' }],
  silent_renew: [{}, { error: 'login_required' }],
  revoked: [{ status: 200 }, { status: 503 }, {}],
  revoked_inferred: [{ by: 'api' }],
  logout: [{ by: 'server' }, { by: 'app', status: 500 }, { by: 'front-channel' }, {}],
  new_grant: [{ after: 'revoked' }, {}],
};

/** Some kinds are never seen; of the others one never knows. */
const EVIDENCE: Partial<Record<EventKind, readonly LifecycleEvent['evidence'][]>> = {
  backend_exchange: ['inferred'],
  revoked_inferred: ['inferred'],
  expired: ['derived'],
};
const EITHER: readonly LifecycleEvent['evidence'][] = ['seen', 'seen', 'seen', 'derived', 'inferred'];

/** An event of any kind, with a few tokens that meet each other. */
export const anEvent = fc
  .constantFrom(...(Object.keys(SHAPES) as EventKind[]))
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      facts: fc.constantFrom(...SHAPES[kind]),
      at: fc.integer({ min: NOW, max: NOW + 120_000 }),
      token: fc.option(fc.constantFrom('a1', 'a2', 'r1', 'r2', 'c1'), { nil: undefined }),
      evidence: fc.constantFrom<LifecycleEvent['evidence']>(...(EVIDENCE[kind] ?? EITHER)),
    }),
  )
  .map(({ token, ...rest }): LifecycleEvent => ({ ...rest, ...(token !== undefined && { token }) }));
