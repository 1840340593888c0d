import type { ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Severity } from '../../rules/finding';
import type { Inspection } from '../../session/inspection';
import { channelKey } from '../channels';
import type { Exposure } from '../exposures';
import type { Filter } from '../filter/filter';
import type { Filtered } from '../filter/filtered';
import type { Pick, Picked } from '../opened';
import { useScope } from '../scope';
import { TONES } from '../severity';
import { SeverityIcon } from '../severity-icon';
import { ShowMore } from '../show-more';
import { useSlices } from '../use-slices';
import { useTurnLater } from '../use-turn-later';
import { ColumnName } from './column-name';
import { matrixOf } from './matrix-of';
import { MatrixRowView, pickedIn } from './matrix-row';
import { useCells } from './use-cells';

/** Rows drawn at once. */
const SIZE = 30;

type Props = {
  inspection: Inspection;
  exposures: readonly Exposure[];
  filter: ReadonlySignal<Filter>;
  filtered: ReadonlySignal<Filtered>;
  picked: Picked | null;
  pick: Pick;
};

/** Families of tokens by the kinds of place they were seen in. */
export const ExposureMatrix = ({ inspection, exposures, filter, filtered, picked, pick }: Props) => {
  const { t } = useScope();
  const listed = useTurnLater(filter.value, filtered.value.tokens);
  const { channels, rows } = useMemo(() => matrixOf(inspection, exposures), [inspection, exposures]);
  const body = useRef<HTMLTableSectionElement>(null);
  const { most, more } = useSlices(body, SIZE, 'th button', [listed.of]);
  const left = rows.filter(({ family }) => family.members.some((id) => listed.value.has(id)));
  const shown = left.slice(0, most);
  const cells = useCells(body, shown);
  if (rows.length === 0) return null;
  return (
    <section class="matrix" aria-labelledby="matrix">
      <div class="bh">
        <h2 id="matrix">{t('matrix_title')}</h2>
        <span class="grow" />
        <Keys />
      </div>
      <div class="mat-scroll">
        <table class="mat">
          <caption class="vh">{t('matrix_caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('life_col_token')}</th>
              {channels.map((channel) => (
                <th key={channel} scope="col">
                  <ColumnName name={t(channelKey(channel))} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row) => (
              <MatrixRowView
                key={row.family.key}
                row={row}
                channels={channels}
                picked={pickedIn(row, picked)}
                pick={pick}
                stopAt={cells.stopIn(row)}
                stop={cells.stop}
              />
            ))}
          </tbody>
        </table>
      </div>
      {left.length === 0 && <p class="hint">{t('matrix_filtered')}</p>}
      <ShowMore rest={left.length - shown.length} size={SIZE} more={more} />
    </section>
  );
};

/** Levels that are drawn alike. */
const ALIKE: readonly (readonly [Severity, ...Severity[]])[] = [['critical', 'high'], ['medium'], ['low']];

/** What the shapes and the plain numbers mean. */
const Keys = () => {
  const { t } = useScope();
  return (
    <p class="keys sm">
      {ALIKE.map(([level, ...others]) => (
        <span key={level} class={TONES[level]}>
          <SeverityIcon level={level} />
          {[level, ...others].map((one) => t(`severity_${one}`)).join(t('between_items'))}
        </span>
      ))}
      <span>{t('matrix_plain')}</span>
    </p>
  );
};
