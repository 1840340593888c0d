import type { Coverage } from '../session/inspection';
import { channelKey } from './channels';
import { Icon } from './icon';
import { DOWN } from './icon-paths';
import { HIDDEN, TICK } from './more-icon-paths';
import { useScope } from './scope';
import { splitChannels } from './split-channels';
import { clockTime } from './time';

/** What was looked at, what was not, and what nobody could see from here (rules §6). */
export const CoverageList = ({ coverage }: { coverage: Coverage }) => {
  const { t, now } = useScope();
  const { looked, not } = splitChannels(coverage.looked);
  const blind = [
    t('blind_memory'),
    t('blind_servers'),
    ...(coverage.readsBodies ? [] : [t('blind_workers')]),
    ...(coverage.resumedAt === undefined ? [] : [t('blind_restart', clockTime(coverage.resumedAt, now.value))]),
    ...(coverage.peekedAt === undefined ? [t('blind_before', clockTime(coverage.since, now.value))] : []),
  ];
  return (
    <>
      <section class="sec">
        <div class="sech">
          <h2>{t('looked_at')}</h2>
          <span class="r n">{t('places_of', String(looked.length), String(looked.length + not.length))}</span>
        </div>
        {looked.length > 0 && (
          <ul class="panel ticks ok">
            {looked.map((channel) => (
              <li key={channel}>
                <Icon path={TICK} size={14} />
                <span>{t(channelKey(channel))}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {not.length > 0 && (
        <section class="sec">
          <div class="sech">
            <h2>{t('not_looked_at')}</h2>
          </div>
          <p class="listed">{not.map((channel) => t(channelKey(channel))).join(t('between_items'))}</p>
        </section>
      )}
      <section class="sec">
        <div class="sech">
          <h2>{t('cannot_be_seen')}</h2>
        </div>
        <ul class="blind">
          {blind.map((line) => (
            <li key={line}>
              <Icon path={HIDDEN} size={14} />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** The same behind one line, where something else comes first. */
export const FoldedCoverage = ({ coverage }: { coverage: Coverage }) => {
  const { t } = useScope();
  return (
    <details class="coverage">
      <summary>
        {t('coverage')}
        <Icon path={DOWN} size={12} />
      </summary>
      <CoverageList coverage={coverage} />
    </details>
  );
};
