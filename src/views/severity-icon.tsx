import type { JSX } from 'preact';
import type { Severity } from '../rules/finding';
import { TONES } from './severity';

/** One shape a level, so that colour is never the only sign. Decorative: the word stands beside it. */
export const SeverityIcon = ({ level }: { level: Severity | 'ok' }) => (
  <svg class={`sev ${level === 'ok' ? 'ok' : TONES[level]}`} viewBox="0 0 16 16" aria-hidden="true">
    {SHAPES[level]}
  </svg>
);

const OCTAGON = (
  <>
    <path d="M5.3 1h5.4L15 5.3v5.4L10.7 15H5.3L1 10.7V5.3z" />
    <path d="M8 4.4v4.2" class="k" />
    <circle cx="8" cy="11.3" r="1" class="d" />
  </>
);
const DISC = (
  <>
    <circle cx="8" cy="8" r="7" />
    <path d="M8 7.4v4" class="k" />
    <circle cx="8" cy="4.8" r="1" class="d" />
  </>
);

const SHAPES: Record<Severity | 'ok', JSX.Element> = {
  critical: OCTAGON,
  high: OCTAGON,
  medium: (
    <>
      <path d="M8 1.1c.5 0 1 .3 1.2.7l6 11c.5.9-.2 2-1.2 2H2c-1 0-1.7-1.1-1.2-2l6-11c.2-.4.7-.7 1.2-.7z" />
      <path d="M8 5.6v3.8" class="k" />
      <circle cx="8" cy="12" r=".95" class="d" />
    </>
  ),
  low: DISC,
  info: DISC,
  ok: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="m4.9 8.3 2.2 2.2 4.1-4.6" class="k" />
    </>
  ),
};
