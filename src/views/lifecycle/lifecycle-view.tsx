import { useMemo, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../session/inspection';
import { counts, exposuresOf } from '../exposures';
import { useScope } from '../scope';
import { EventsTable } from './events-table';
import { type Flag, flagsOf } from './flags';
import type { Entry, Lane } from './lane';
import { Legend } from './legend';
import { RangeControls } from './range-controls';
import { Timeline } from './timeline';
import { unlistedIn } from './unlisted';
import { useRange } from './use-range';

type Props = {
  lanes: readonly Lane[];
  inspection: Inspection;
  /** Entry.key. */
  selected: string | null;
  select: (entry: Entry) => void;
};

/** The life of each grant: drawn along the time, or as a table of the same events. */
export const LifecycleView = ({ lanes, inspection, selected, select }: Props) => {
  const { t } = useScope();
  const [asTable, setAsTable] = useState(false);
  const looking = useRange(lanes);
  const flags = useFlags(lanes, inspection);
  // Not drawn again whenever the time shown is another.
  const beneath = useMemo(
    () => (
      <>
        <Legend lanes={lanes} />
        <Left lanes={lanes} inspection={inspection} />
      </>
    ),
    [lanes, inspection],
  );
  return (
    <section class="life-view" aria-labelledby="lifecycle">
      <div class="bh">
        <h2 id="lifecycle">{t('life_title')}</h2>
        {lanes.length > 0 && <span class="sm t3 num">{t('life_grant_count', String(lanes.length))}</span>}
        <span class="grow" />
        {lanes.length > 0 && !asTable && <RangeControls lanes={lanes} looking={looking} />}
        {lanes.length > 0 && (
          <button type="button" class="btn" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t('life_table')}
          </button>
        )}
      </div>
      {lanes.length === 0 && <NothingYet />}
      {lanes.length > 0 && asTable && (
        <EventsTable lanes={lanes} inspection={inspection} selected={selected} select={select} />
      )}
      {lanes.length > 0 && !asTable && (
        <>
          <Timeline flags={flags} lanes={lanes} looking={looking} selected={selected} select={select} />
          {beneath}
        </>
      )}
    </section>
  );
};

/** The same flags while what they say is the same: with each change of storage all findings are new. */
const useFlags = (lanes: readonly Lane[], { findings, site }: Inspection): ReadonlyMap<Lane, readonly Flag[]> => {
  const kept = useRef<ReadonlyMap<Lane, readonly Flag[]>>(new Map());
  return useMemo(() => {
    const exposures = exposuresOf(findings, site).filter(counts);
    const flags = lanes.map((lane): [Lane, readonly Flag[]] => {
      const before = kept.current.get(lane);
      const now = flagsOf(lane, exposures);
      return [lane, before && wordOf(before) === wordOf(now) ? before : now];
    });
    kept.current = new Map(flags);
    return kept.current;
  }, [lanes, findings, site]);
};

const wordOf = (flags: readonly Flag[]): string => flags.map(({ entry, severity }) => entry.key + severity).join();

/** What will be here, and what brings it. */
const NothingYet = () => {
  const { t } = useScope();
  return (
    <div class="tl-empty">
      <p class="b">{t('life_empty')}</p>
      <p>{t('life_empty_line')}</p>
    </div>
  );
};

/** What is no longer told event by event. */
const Left = ({ lanes, inspection }: { lanes: readonly Lane[]; inspection: Inspection }) => {
  const { t } = useScope();
  const { folded } = unlistedIn(lanes, inspection);
  return folded > 0 ? <p class="hint">{t('life_folded_uses', String(folded))}</p> : null;
};
