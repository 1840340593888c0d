import type { Inspection } from '../../session/inspection';
import { ExposureRow } from '../exposure-row';
import type { Exposure } from '../exposures';
import type { Open } from '../opened';
import { ReferenceList } from '../references';
import { useScope } from '../scope';
import { meaningOf } from './event-meaning';
import { sectionsOf } from './event-sections';
import { knownBy, whenText } from './event-when';
import type { Entry, Lane } from './lane';
import { relatedTo } from './related-exposures';
import { wireFactsOf } from './wire-facts';

/** One event in full: when, what was seen of it on the wire, what it means, what is held against it there, where to read on. */
export const EventDetail = (props: {
  entry: Entry;
  lane: Lane;
  inspection: Inspection;
  exposures: readonly Exposure[];
  open: Open;
}) => {
  const { t, now } = useScope();
  const { entry, lane, inspection, exposures, open } = props;
  const related = relatedTo(entry, exposures, lane.issuer);
  return (
    <>
      <section>
        <h2>{t('what_was_seen')}</h2>
        <dl class="panel kv">
          <dt>{t('row_time')}</dt>
          <dd class="num">{whenText(t, entry, lane.entries, now.value)}</dd>
          <dt>{t('row_evidence')}</dt>
          <dd>{knownBy(t, entry.event)}</dd>
          {wireFactsOf(t, entry, lane.entries, inspection).map(({ name, term, value }) => [
            <dt key={`${name} name`} class={term ? 'mono' : undefined}>
              {name}
            </dt>,
            <dd key={name} class={term ? 'mono' : 'num'}>
              <bdi>{value}</bdi>
            </dd>,
          ])}
        </dl>
      </section>
      <section>
        <h2>{t('life_meaning')}</h2>
        <p>{meaningOf(t, entry, lane.entries)}</p>
      </section>
      {related.length > 0 && (
        <section>
          <h2>{t('life_related')}</h2>
          <div class="panel">
            {related.map((exposure) => (
              <ExposureRow
                key={exposure.key}
                exposure={exposure}
                elsewhere={exposure.site !== inspection.site}
                open={open}
                picked={false}
                returning={false}
              />
            ))}
          </div>
        </section>
      )}
      <ReferenceList references={sectionsOf(entry.event.kind)} />
    </>
  );
};
