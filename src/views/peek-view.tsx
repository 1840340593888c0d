import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { Countdown } from './countdown';
import { channelName } from './exposure-text';
import { cardsOf } from './families';
import { Icon } from './icon';
import { BELL, CLOCK, PULSE } from './more-icon-paths';
import type { Open } from './opened';
import { hostOf } from './origin';
import { Phrase } from './phrase';
import { firstSeen, placeDetail } from './places';
import { useScope } from './scope';
import { Text } from './text';
import { clockTime } from './time';
import { Fingerprint, TokenHead } from './token-head';
import type { Verdict } from './verdict';
import { verdictTitle } from './verdict-lines';
import { ReviewButton, VerdictStrip } from './verdict-strip';

/** A site that is not watched: what one look found, what watching would add, and the two ways to allow it. */
export const PeekView = (props: { inspection: Inspection | null; verdict: Verdict; open: Open }) => {
  const { t, coverage } = useScope();
  const { inspection, verdict, open } = props;
  const hasLooked = coverage.value?.peekedAt !== undefined;
  return (
    <>
      <VerdictStrip
        level={verdict.top?.severity ?? (hasLooked ? 'ok' : 'info')}
        title={verdict.top || hasLooked ? verdictTitle(t, verdict, inspection, 'peek_none') : t('peek_title')}
        line={<PeekLine />}
        action={<ReviewButton verdict={verdict} open={open} />}
      />
      <main>
        {inspection && <Found inspection={inspection} />}
        <section class="sec">
          <div class="sech">
            <h2>{t('watching_also')}</h2>
          </div>
          <ul class="feats">
            {GAINS.map(([icon, message]) => (
              <li key={message}>
                <Icon path={icon} size={14} />
                <span>{t(message)}</span>
              </li>
            ))}
          </ul>
        </section>
        <WatchButtons />
      </main>
    </>
  );
};

const GAINS: readonly (readonly [icon: string, message: string])[] = [
  [PULSE, 'also_traffic'],
  [CLOCK, 'also_expiry'],
  [BELL, 'also_warning'],
];

const Found = ({ inspection }: { inspection: Inspection }) => {
  const { t } = useScope();
  const { access, id, refresh } = cardsOf(inspection);
  const tokens = [...access, ...id, ...refresh.map(({ current }) => current)];
  if (tokens.length === 0) return null;
  const channels = [...new Set(inspection.sightings.map(({ place }) => channelName(t, place)))];
  return (
    <section class="sec">
      <div class="sech">
        <h2>{t('found_in_tab')}</h2>
        <span class="n ell">{channels.join(t('between_items'))}</span>
      </div>
      <div class="panel">
        {tokens.map((token) => (
          <FoundToken key={token.id} token={token} inspection={inspection} />
        ))}
      </div>
    </section>
  );
};

const FoundToken = ({ token, inspection }: { token: Token; inspection: Inspection }) => {
  const place = inspection.sightings.find((sighting) => sighting.token === token.id)?.place;
  return (
    <article class="tok">
      <TokenHead
        token={token}
        meta={<span class="pl mono">{place && <Text value={placeDetail(place)} longest={200} />}</span>}
        aside={
          token.kind === 'refresh' ? (
            <Fingerprint token={token} />
          ) : (
            <Countdown token={token} firstSeen={firstSeen([token.id], inspection.sightings)} />
          )
        }
      />
    </article>
  );
};

/** When the one look without access was taken. */
const PeekLine = () => {
  const { t, coverage, now } = useScope();
  const at = coverage.value?.peekedAt;
  return at === undefined ? t('peek_pending_line') : t('peek_line', clockTime(at, now.value));
};

const WatchButtons = () => {
  const { t, access, ask } = useScope();
  const host = hostOf(access.value.origin);
  return (
    <section class="acts">
      <button type="button" class="btn pri lg" onClick={() => ask({ ask: 'watch-site' })}>
        {t('watch_site')}
      </button>
      <p class="sm t3">
        <Phrase message="will_ask" parts={[<Text key="host" value={host} longest={253} />]} />
        <br />
        {t('stop_any_time')}
      </p>
      <button type="button" class="btn quiet" onClick={() => ask({ ask: 'watch-all' })}>
        {t('watch_all')}
      </button>
    </section>
  );
};
