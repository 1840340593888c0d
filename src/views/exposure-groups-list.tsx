import type { ComponentChildren } from 'preact';
import { useArrowKeys } from './arrow-keys';
import { type ExposureGroup, exposureGroups, type Grouping } from './exposure-groups';
import { ExposureRow } from './exposure-row';
import { titleOf } from './exposure-text';
import type { Exposure } from './exposures';
import type { Filter } from './filter/filter';
import { memo } from './memo';
import { isSame, type Open, type Picked } from './opened';
import { useScope } from './scope';
import { shortKind } from './short-kind';
import { ShowMore } from './show-more';
import { firstRows, rowCount } from './slices';
import { Text } from './text';
import type { TokenFamily } from './token-families';
import { useSlices } from './use-slices';

/** Rows drawn at once. */
const SIZE = 50;

type Props = { site: string; open: Open; picked: Picked | null };

const Row = memo(ExposureRow);

/** Exposures by rule or by token, a part of them at once. `site` is the one shown: rows of another one say so. `filter`: what left these `rows`. `aside` stands beside the title. */
export const ExposureGroupsList = (
  props: Props & {
    title: string;
    rows: readonly Exposure[];
    filter: Filter;
    by: Grouping;
    families: readonly TokenFamily[];
    aside?: ComponentChildren;
  },
) => {
  const { title, rows, filter, by, families, aside, ...list } = props;
  const panel = useArrowKeys<HTMLElement>();
  const { most, more } = useSlices(panel, SIZE, '.find', [filter, by]);
  if (rows.length === 0) return null;
  const groups = exposureGroups(rows, by, families);
  return (
    <section class="sec" ref={panel}>
      <div class="sech">
        <h2>{title}</h2>
        <span class="n">{rows.length}</span>
        {aside}
      </div>
      {firstRows(groups, most).map((group) => (
        <Group key={group.key} group={group} by={by} {...list} />
      ))}
      <ShowMore rest={rowCount(groups) - most} size={SIZE} more={more} />
    </section>
  );
};

/** A rule with one exposure needs no heading: its row says it. */
const Group = ({ group, by, site, open, picked }: Props & { group: ExposureGroup; by: Grouping }) => {
  const { rows, count } = group;
  const isHeaded = by === 'token' || count > 1;
  return (
    <div class={`panel${isHeaded && by === 'rule' ? ' same' : ''}`}>
      {isHeaded && (
        <h3 class="lg">
          <Heading group={group} by={by} /> <span class="n num">{count}</span>
        </h3>
      )}
      {rows.map((exposure) => (
        <Row
          key={exposure.key}
          exposure={exposure}
          elsewhere={exposure.site !== site}
          open={open}
          picked={isSame(picked, { kind: 'exposure', key: exposure.key })}
          returning={false}
        />
      ))}
    </div>
  );
};

const Heading = ({ group: { family, rows }, by }: { group: ExposureGroup; by: Grouping }) => {
  const { t } = useScope();
  const [first] = rows;
  if (by === 'rule') return <>{first && titleOf(t, first)}</>;
  if (!family) return <>{t('group_other')}</>;
  const { name, current } = family;
  return (
    <>
      <i class={`sq ${current.kind}`} /> {name && <Text value={name} longest={60} />} {shortKind(t, current.kind)}{' '}
      <span class="mono">{current.label}</span>
    </>
  );
};
