import type { JSX } from 'preact';
import type { EventKind, LifecycleEvent } from '../../oauth/grant';

/** One shape a meaning, so that colour is never the only sign. */
const SHAPES = {
  asked: <circle r="4.5" class="ev" />,
  back: (
    <>
      <circle r="4.5" class="ev" />
      <circle r="1.6" class="evf" />
    </>
  ),
  failed: (
    <>
      <circle r="4.5" class="ev" />
      <path d="m-3.2 3.2 6.4-6.4" class="ln" />
    </>
  ),
  exchanged: <rect x="-4.5" y="-4.5" width="9" height="9" rx="2" class="evf" />,
  unseen: <rect x="-4.2" y="-4.2" width="8.4" height="8.4" rx="2" class="ev inferred" />,
  silent: <rect x="-4.2" y="-4.2" width="8.4" height="8.4" rx="2" class="ev" />,
  noted: <circle r="2.2" class="evf" />,
  again: <path d="m-2.5-4.5 5 4.5-5 4.5" class="ln" />,
  replaced: <path d="m0-5.5 5.5 5.5L0 5.5-5.5 0z" class="dia o" />,
  current: <path d="m0-5.5 5.5 5.5L0 5.5-5.5 0z" class="dia" />,
  kept: <path d="m0-3.8 3.8 3.8L0 3.8-3.8 0z" class="dia o" />,
  ended: (
    <>
      <path d="m-4-4 8 8m0-8-8 8" class="halo" />
      <path d="m-4-4 8 8m0-8-8 8" class="rev" />
    </>
  ),
  refused: (
    <>
      <path d="m-3.2-3.2 6.4 6.4m0-6.4-6.4 6.4" class="halo" />
      <path d="m-3.2-3.2 6.4 6.4m0-6.4-6.4 6.4" class="rev bad" />
    </>
  ),
  presumed: (
    <>
      <path d="m-4-4 8 8m0-8-8 8" class="halo" />
      <path d="m-4-4 8 8m0-8-8 8" class="rev inferred" />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type Shape = keyof typeof SHAPES;

const FORMS: Record<EventKind, Shape> = {
  discovery: 'noted',
  authorization_request: 'asked',
  callback: 'back',
  authorization_error: 'failed',
  code_exchange: 'exchanged',
  backend_exchange: 'unseen',
  token_issued: 'replaced',
  token_stored: 'noted',
  token_used: 'noted',
  token_rejected: 'refused',
  expired: 'noted',
  refresh_requested: 'exchanged',
  refreshed: 'kept',
  rotated: 'replaced',
  not_rotated: 'kept',
  refresh_refused: 'refused',
  silent_renew: 'silent',
  revoked: 'ended',
  revoked_inferred: 'presumed',
  logout: 'noted',
  new_grant: 'again',
};

/** Of the events whose outcome is in their facts. */
export const formOf = ({ kind, facts }: LifecycleEvent, isCurrent: boolean): Shape => {
  if (isCurrent) return 'current';
  // A wish for a proof with a nonce (RFC 9449 §8): the client tries again.
  if (facts.error === 'use_dpop_nonce') return 'noted';
  const failed = facts.error !== undefined || Number(facts.status) >= 400;
  return failed && MAY_FAIL.has(kind) ? 'failed' : FORMS[kind];
};

const MAY_FAIL: ReadonlySet<EventKind> = new Set(['code_exchange', 'silent_renew', 'revoked']);

/** A shape around the point it is put at. `more`: it stands for several events. */
export const Glyph = ({ form, x, y, more = false }: { form: Shape; x: number; y: number; more?: boolean }) => (
  <g transform={`translate(${x} ${y})`}>
    {SHAPES[form]}
    {more && <path d="M5.5-6.5h4M7.5-8.5v4" class="more" />}
  </g>
);
