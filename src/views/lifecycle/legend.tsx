import type { JSX } from 'preact';
import type { EventKind } from '../../oauth/grant';
import { useScope } from '../scope';
import { mayMerge } from './drawn-lane';
import { Glyph, type Shape } from './glyphs';
import { HATCH } from './hatch';
import type { Entry, Lane } from './lane';
import { isLate } from './ticks';

/** What the signs mean: of those that are there. */
export const Legend = ({ lanes }: { lanes: readonly Lane[] }) => {
  const { t } = useScope();
  const kinds = new Set<EventKind>();
  for (const { entries } of lanes) for (const { event } of entries) kinds.add(event.kind);
  return (
    <ul class="tl-legend">
      {SIGNS.filter(({ isThere }) => isThere(lanes, kinds)).map(({ message, sign }) => (
        <li key={message}>
          <svg viewBox="0 0 20 14" width="20" height="14" class="tl-sign" aria-hidden="true">
            {sign}
          </svg>
          {t(message)}
        </li>
      ))}
    </ul>
  );
};

type Kinds = ReadonlySet<EventKind>;
type Sign = { message: string; sign: JSX.Element; isThere(lanes: readonly Lane[], kinds: Kinds): boolean };

const glyph = (form: Shape) => <Glyph form={form} x={10} y={7} />;
const has =
  (...wanted: EventKind[]) =>
  (_: readonly Lane[], kinds: Kinds) =>
    wanted.some((kind) => kinds.has(kind));
const usedBy = (party: string) => (lanes: readonly Lane[]) =>
  lanes.some(({ bars }) => bars.some(({ uses }) => uses.some(isOf(party))));
const isOf =
  (party: string) =>
  ({ event }: Entry) =>
    event.facts.party === party;
const ticks = (name: string) => (
  <>
    <rect y="1" width="20" height="12" rx="2" class="bar" />
    <path d="M5 7v6M10 7v6M15 7v6" class={name} />
  </>
);

const SIGNS: readonly Sign[] = [
  { message: 'life_sign_asked', sign: glyph('asked'), isThere: has('authorization_request') },
  { message: 'life_sign_back', sign: glyph('back'), isThere: has('callback') },
  { message: 'life_sign_exchange', sign: glyph('exchanged'), isThere: has('code_exchange', 'refresh_requested') },
  { message: 'life_sign_silent', sign: glyph('silent'), isThere: has('silent_renew') },
  { message: 'life_sign_again', sign: glyph('again'), isThere: has('new_grant') },
  { message: 'life_sign_noted', sign: glyph('noted'), isThere: has('discovery') },
  { message: 'life_sign_failed', sign: glyph('failed'), isThere: has('authorization_error') },
  {
    message: 'life_sign_unseen',
    sign: <rect x="1.5" y="2.5" width="17" height="9" rx="3" class="gap" />,
    isThere: has('backend_exchange'),
  },
  {
    message: 'life_sign_access',
    sign: <rect x="1" y="2" width="18" height="10" rx="3" class="bar" />,
    isThere: (lanes) => lanes.some(({ bars }) => bars.length > 0),
  },
  {
    message: 'life_sign_hatched',
    sign: <rect x="1.5" y="2.5" width="17" height="9" rx="3" class="ded" fill={HATCH} />,
    isThere: (lanes) => lanes.some(({ bars }) => bars.some(({ hatched }) => hatched !== null)),
  },
  { message: 'life_sign_use', sign: ticks('use'), isThere: has('token_used') },
  { message: 'life_sign_issuer', sign: ticks('use issuer'), isThere: usedBy('issuer') },
  { message: 'life_sign_third', sign: ticks('use third'), isThere: usedBy('third') },
  {
    message: 'life_sign_late',
    sign: <path d="M5 3v9M10 3v9M15 3v9" class="late" />,
    isThere: (lanes) =>
      lanes.some(({ bars }) => bars.some((bar) => bar.uses.some(({ event }) => isLate(bar, event.at)))),
  },
  {
    message: 'life_sign_expiry',
    sign: <path d="M10 0v14" class="exp" />,
    isThere: (lanes) => lanes.some(({ bars }) => bars.some(({ until }) => until !== null)),
  },
  {
    message: 'life_sign_refresh',
    sign: glyph('current'),
    isThere: (lanes) => lanes.some(({ chain }) => chain.some(({ state }) => state === 'current')),
  },
  {
    message: 'life_sign_replaced',
    sign: glyph('replaced'),
    isThere: (lanes) => lanes.some(({ chain }) => chain.some(({ state }) => state !== 'current')),
  },
  { message: 'life_sign_kept', sign: glyph('kept'), isThere: has('not_rotated') },
  { message: 'life_sign_refused', sign: glyph('refused'), isThere: has('token_rejected', 'refresh_refused') },
  { message: 'life_sign_revoked', sign: glyph('ended'), isThere: has('revoked') },
  { message: 'life_sign_presumed', sign: glyph('presumed'), isThere: has('revoked_inferred') },
  { message: 'life_sign_logout', sign: <path d="M10 0v14" class="logout" />, isThere: has('logout') },
  {
    message: 'life_sign_band',
    sign: <rect x="1" y="5" width="18" height="4" rx="2" class="band" />,
    isThere: (lanes) => lanes.some(({ bands }) => bands.some(({ kind }) => kind === 'refresh')),
  },
  {
    message: 'life_sign_band_access',
    sign: <rect x="1" y="6" width="18" height="2" class="band access" />,
    isThere: (lanes) => lanes.some(({ bands }) => bands.some(({ kind }) => kind === 'access')),
  },
  {
    message: 'life_sign_more',
    sign: <Glyph form="asked" x={8} y={8.5} more />,
    isThere: (lanes) => lanes.some(mayMerge),
  },
];
