import type { Token } from '../oauth/token';
import { type Translate, useScope } from './scope';
import { span } from './time';

/** A difference one would notice in a countdown. */
const NOTABLE_MS = 5_000;
/** Below this, seconds say more than minutes. */
const MINUTES_FROM_MS = 120_000;

/**
 * Says when the countdown was corrected, since the times beside it then seem not to fit; and where it could not be: it
 * runs by this computer's clock as long as the server's is not known.
 */
export const ClockNote = ({ token }: { token: Token }) => {
  const { t, inspection } = useScope();
  const text = clockNote(t, inspection.value?.clock ?? null, token.expiresAt !== undefined);
  return text === '' ? null : <p class="sm t2">{text}</p>;
};

/** `clock`: server minus local, ms; null where unknown. '' where there is nothing to say. */
export const clockNote = (t: Translate, clock: { offsetMs: number } | null, hasEnd: boolean): string => {
  if (!clock) return hasEnd ? t('clock_unknown') : '';
  const apart = Math.abs(clock.offsetMs);
  if (apart < NOTABLE_MS) return '';
  const size = apart < MINUTES_FROM_MS ? t('span_s', String(Math.round(apart / 1_000))) : span(t, apart);
  return `${t(clock.offsetMs < 0 ? 'clock_ahead' : 'clock_behind', size)} ${t('clock_corrected')}`;
};
