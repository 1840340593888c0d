/** What the mark says of a tab: nothing is watched, it is watched, something is exposed. */
export type IconState = 'idle' | 'watching' | 'exposed';

/**
 * The mark: an unequal ring of three parts, as a JWT has, round a token. The same geometry makes the toolbar's icons, so
 * its colours are fixed: they were chosen to stand on light and dark toolbars alike.
 */
export const TokenscopeIcon = ({ state, size }: { state: IconState; size: number }) => (
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width={size} height={size} aria-hidden="true">
    {state === 'exposed' && (
      <mask id="cut">
        <rect width="128" height="128" fill="#fff" />
        <circle cx="96" cy="96" r="41" fill="#000" />
      </mask>
    )}
    <g mask={state === 'exposed' ? 'url(#cut)' : undefined}>
      <circle
        cx="64"
        cy="64"
        r="50"
        fill="none"
        stroke={state === 'idle' ? GREY : INDIGO}
        stroke-width={state === 'idle' ? 14 : 19}
        pathLength={360}
        stroke-dasharray={state === 'exposed' ? '58 120 52 20 90 20' : '58 20 152 20 90 20'}
        stroke-dashoffset="-10"
        transform="rotate(-90 64 64)"
      />
      {state === 'idle' ? (
        <circle cx="64" cy="64" r="14" fill="none" stroke={GREY} stroke-width="10" />
      ) : (
        <circle cx="64" cy="64" r="20" fill={INDIGO} />
      )}
    </g>
    {state === 'exposed' && (
      <>
        <circle cx="96" cy="96" r="32" fill={RED} />
        <rect x="88.5" y="72" width="15" height="25" rx="5" fill="#fff" />
        <rect x="88.5" y="104" width="15" height="15" rx="6" fill="#fff" />
      </>
    )}
  </svg>
);

const GREY = '#768090';
const INDIGO = '#6473F1';
const RED = '#E8453B';
