import { useRef } from 'preact/hooks';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { Countdown } from './countdown';
import { channelName } from './exposure-text';
import { cardsOf } from './families';
import { type Feature, Features } from './features';
import { Introduction } from './introduction';
import { BELL, CLOCK, PULSE } from './more-icon-paths';
import type { Open } from './opened';
import { firstSeen, placeDetail } from './places';
import { useScope } from './scope';
import { TabNotices } from './tab-notices';
import { Text } from './text';
import { clockTime } from './time';
import { Fingerprint, TokenHead } from './token-head';
import type { Verdict } from './verdict';
import { verdictTitle } from './verdict-lines';
import { ReviewButton, VerdictStrip } from './verdict-strip';
import { WatchButtons } from './watch-buttons';

/** A site that is not watched: what one look found, what watching would add, and the two ways to allow it. */
export const PeekView = (props: { inspection: Inspection | null; verdict: Verdict; open: Open }) => {
  const { t, coverage, surroundings } = useScope();
  const { inspection, verdict, open } = props;
  const watch = useRef<HTMLButtonElement>(null);
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
        <TabNotices />
        {inspection && <Found inspection={inspection} />}
        {surroundings.value?.isFirstRun ? (
          <Introduction next={watch} />
        ) : (
          <Features title={t('watching_also')} features={GAINS} />
        )}
        <WatchButtons first={watch} hasSite />
      </main>
    </>
  );
};

const GAINS: readonly Feature[] = [
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
