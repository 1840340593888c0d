import type { Inspection } from '../../session/inspection';
import { Icon } from '../icon';
import { EXTERNAL } from '../icon-paths';
import { hostOf } from '../origin';
import { hashOf } from '../picked-hash';
import { useScope } from '../scope';
import { Text } from '../text';
import type { Lane } from './lane';
import { lanesOf } from './lanes-of';
import { StripBars } from './strip-bars';
import { tellingLine } from './telling-line';

/** Grants shown before the rest is only counted. */
const MOST = 3;

/** The lifecycle where there is little room: each grant in one strip and one line, which open the workbench on it. */
export const LifecycleStrip = ({ inspection }: { inspection: Inspection }) => {
  const { t, tab } = useScope();
  const lanes = lanesOf(inspection.grants, inspection).toSorted((a, b) => latest(b) - latest(a));
  if (lanes.length === 0 || tab.value === null) return null;
  const workbench = `workbench.html?tab=${tab.value}`;
  return (
    <section class="sec strips">
      <div class="sech">
        <h2>{t('life_title')}</h2>
        <span class="n">{lanes.length}</span>
      </div>
      <div class="panel">
        {lanes.slice(0, MOST).map((lane) => (
          <StripRow key={lane.id} lane={lane} inspection={inspection} workbench={workbench} />
        ))}
        {lanes.length > MOST && (
          <a class="inset rest" href={workbench} target="_blank" rel="noreferrer">
            {t('life_strip_rest', String(lanes.length - MOST))}
            <Icon path={EXTERNAL} size={12} />
          </a>
        )}
      </div>
    </section>
  );
};

const StripRow = (props: { lane: Lane; inspection: Inspection; workbench: string }) => {
  const { t, now } = useScope();
  const { lane, inspection, workbench } = props;
  const { clientId, issuer } = lane;
  const telling = tellingLine(t, lane, inspection, now.value);
  const picked = telling
    ? ({ kind: 'event', key: telling.entry.key } as const)
    : ({ kind: 'grant', id: lane.id } as const);
  return (
    <a class="inset" href={`${workbench}${hashOf(picked)}`} target="_blank" rel="noreferrer">
      <span class="row">
        <b class="ell">
          <Text value={clientId ?? hostOf(issuer)} longest={100} />
        </b>
        {clientId !== undefined && (
          <span class="t3 ell grow">
            <Text value={hostOf(issuer)} longest={253} />
          </span>
        )}
        <Icon path={EXTERNAL} size={12} />
      </span>
      <StripBars lane={lane} now={now.value} />
      {telling && <span class="num t2 line">{telling.line}</span>}
    </a>
  );
};

/** The time of the last event, ms. */
const latest = ({ entries }: Lane): number => entries.at(-1)?.event.at ?? 0;
