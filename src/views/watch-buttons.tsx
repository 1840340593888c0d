import type { RefObject } from 'preact';
import { hostOf } from './origin';
import { Phrase } from './phrase';
import { refusalOf } from './refusal';
import { RefusedNotice } from './refused-notice';
import { useScope } from './scope';
import { Text } from './text';

/** The two ways to allow a site to be watched; where there is no site (`hasSite`), the one. `first`: a ref to the first button. */
export const WatchButtons = ({ first, hasSite }: { first?: RefObject<HTMLButtonElement | null>; hasSite: boolean }) => {
  const { t, access, surroundings, ask } = useScope();
  const host = hostOf(access.value.origin);
  const refusal = refusalOf(surroundings.value?.refused, access.value, []);
  return (
    <section class="acts" aria-label={t('choose_access')}>
      {refusal && <RefusedNotice refusal={refusal} />}
      <button
        type="button"
        class="btn pri lg"
        ref={first}
        onClick={() => ask({ ask: hasSite ? 'watch-site' : 'watch-all' })}
      >
        {t(hasSite ? 'watch_site' : 'watch_all')}
      </button>
      <p class="sm t3">
        {hasSite ? (
          <Phrase message="will_ask" parts={[<Text key="host" value={host} longest={253} />]} />
        ) : (
          t('will_ask_all')
        )}
        <br />
        {t('stop_any_time')}
      </p>
      {hasSite && (
        <button type="button" class="btn quiet" onClick={() => ask({ ask: 'watch-all' })}>
          {t('watch_all')}
        </button>
      )}
    </section>
  );
};
