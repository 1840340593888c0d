import { useArrowKeys } from './arrow-keys';
import { ExposureRow } from './exposure-row';
import type { Exposure } from './exposures';
import { isSame, type Open, type Opened } from './opened';

/** Exposures, the worst first. `site` is the one shown: rows of another one say so. */
export const ExposureList = (props: {
  title: string;
  rows: readonly Exposure[];
  site: string;
  open: Open;
  from: Opened | null;
}) => {
  const { title, rows, site, open, from } = props;
  const list = useArrowKeys<HTMLDivElement>();
  if (rows.length === 0) return null;
  return (
    <section class="sec">
      <div class="sech">
        <h2>{title}</h2>
        <span class="n">{rows.length}</span>
      </div>
      <div class="panel" ref={list}>
        {rows.map((exposure) => (
          <ExposureRow
            key={exposure.key}
            exposure={exposure}
            elsewhere={exposure.site !== site}
            open={open}
            picked={false}
            returning={isSame(from, { kind: 'exposure', key: exposure.key })}
          />
        ))}
      </div>
    </section>
  );
};
