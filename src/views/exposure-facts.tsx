import type { ComponentChildren } from 'preact';
import type { Inspection } from '../session/inspection';
import { CHANNELS } from './channels';
import { CopyFingerprint } from './copy-fingerprint';
import { factsOf, placeMessage, reasonsOf } from './exposure-details';
import { channelName } from './exposure-text';
import type { Exposure } from './exposures';
import { hostOf } from './origin';
import { Phrase } from './phrase';
import { type Translate, useScope } from './scope';
import { Text } from './text';
import { clockTime } from './time';

/** Place, key, time, and the evidence: a fingerprint, never a value. */
export const ExposureFacts = ({ exposure, inspection }: { exposure: Exposure; inspection: Inspection }) => {
  const { t, now } = useScope();
  const { place, site, at, last, count, facts, certainty, tokens } = exposure;
  const reasons = reasonsOf(t, facts);
  const details = factsOf(t, facts);
  return (
    <dl class="panel kv">
      {place && (
        <Row label={t('row_place')}>
          <Phrase
            message={placeMessage(place)}
            parts={[channelName(t, place), <Text key="host" value={place.host} longest={253} />]}
          />
        </Row>
      )}
      {place?.path && (
        <Row label={t('row_path')} mono>
          <Text value={place.path} />
        </Row>
      )}
      {place?.key && (
        <Row label={t(CHANNELS[place.channel] === 'stored' ? 'row_key' : 'row_name')} mono>
          <Text value={place.key} />
        </Row>
      )}
      {(!place || site !== inspection.site) && (
        <Row label={t('row_site')}>
          <Text value={hostOf(site)} longest={253} />
        </Row>
      )}
      <Row label={t('row_time')}>{timesText(t, at, last, count, now.value)}</Row>
      {tokens[0] !== undefined && (
        <Row label={t('row_evidence')}>
          <Evidence id={tokens[0]} length={facts.length} inspection={inspection} />
        </Row>
      )}
      {details.length > 0 && <Row label={t('row_details')}>{details.join(t('between_facts'))}</Row>}
      {certainty !== 'proven' && <Row label={t('row_certainty')}>{t(`certainty_${certainty}`)}</Row>}
      {typeof facts.ignored === 'string' && (
        <Row label={t('row_ignored')}>
          <Text value={facts.ignored} longest={200} />
        </Row>
      )}
      {reasons.length > 0 && (
        <Row label={t('row_reason')}>
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </Row>
      )}
    </dl>
  );
};

const Row = ({ label, mono, children }: { label: string; mono?: boolean; children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd class={mono ? 'mono' : 'num'}>{children}</dd>
  </>
);

const Evidence = ({ id, length, inspection }: { id: string; length: unknown; inspection: Inspection }) => {
  const { t } = useScope();
  const token = inspection.tokens.find((known) => known.id === id);
  const kept = token?.kind === 'access' || token?.kind === 'id';
  return (
    <span class="row">
      {token && <CopyFingerprint token={token} />}
      <span class="t3">
        {typeof length === 'number' ? t(kept ? 'length' : 'length_not_kept', String(length)) : !kept && t('not_kept')}
      </span>
    </span>
  );
};

const timesText = (t: Translate, at: number, last: number, count: number, now: number): string => {
  const first = clockTime(at, now);
  if (count <= 1) return first;
  return t('time_range', first, clockTime(last, now), String(count));
};
