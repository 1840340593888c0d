import { useScope } from './scope';
import { span } from './time';

/** A difference one would notice in a countdown. */
const NOTABLE_MS = 60_000;

/** Says when the countdown was corrected by more than a minute, since the times beside it then seem not to fit. */
export const ClockNote = () => {
  const { t, inspection } = useScope();
  const offset = inspection.value?.clock?.offsetMs ?? 0;
  if (Math.abs(offset) < NOTABLE_MS) return null;
  return (
    <p class="sm t2">
      {t(offset < 0 ? 'clock_ahead' : 'clock_behind', span(t, offset))} {t('clock_corrected')}
    </p>
  );
};
