import { useScope } from '../scope';
import type { Lane } from './lane';
import { NOW_PART, presetsFor, wholeOf } from './range';
import type { Looking } from './use-range';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** How much time is shown: two spans that go along with the clock, or all; nearer, or farther. */
export const RangeControls = ({ lanes, looking }: { lanes: readonly Lane[]; looking: Looking }) => {
  const { t, now } = useScope();
  const { look, choose, zoom } = looking;
  return (
    <div class="tl-controls">
      <div class="zoom">
        <button
          type="button"
          class="ib s"
          aria-label={t('life_zoom_out')}
          title={t('life_zoom_out')}
          onClick={() => zoom(2)}
        >
          <Sign path="M3.5 8h9" />
        </button>
        <button
          type="button"
          class="ib s"
          aria-label={t('life_zoom_in')}
          title={t('life_zoom_in')}
          onClick={() => zoom(0.5)}
        >
          <Sign path="M3.5 8h9M8 3.5v9" />
        </button>
      </div>
      <fieldset class="seg">
        <legend class="vh">{t('life_range')}</legend>
        {presetsFor(wholeOf(lanes, now.peek())).map((span) => (
          <button
            key={span}
            type="button"
            aria-pressed={look.at === 'now' && look.span === span}
            onClick={() => choose({ at: 'now', span, part: NOW_PART })}
          >
            {span < 2 * HOUR ? t('span_min', String(span / MINUTE)) : t('span_h', String(span / HOUR))}
          </button>
        ))}
        <button type="button" aria-pressed={look.at === 'all'} onClick={() => choose({ at: 'all' })}>
          {t('life_range_all')}
        </button>
      </fieldset>
    </div>
  );
};

const Sign = ({ path }: { path: string }) => (
  <svg class="i i-14" viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
);
