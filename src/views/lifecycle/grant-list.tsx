import type { Inspection } from '../../session/inspection';
import { useArrowKeys } from '../arrow-keys';
import { Icon } from '../icon';
import { RIGHT } from '../icon-paths';
import { hostOf } from '../origin';
import { useScope } from '../scope';
import { Text } from '../text';
import type { Lane } from './lane';
import { tellingLine } from './telling-line';

/** Grants by their clients, each with what is most worth telling of it, and the way to it. */
export const GrantList = (props: { lanes: readonly Lane[]; inspection: Inspection; open: (lane: Lane) => void }) => {
  const { t } = useScope();
  const { lanes, inspection, open } = props;
  const list = useArrowKeys<HTMLDivElement>();
  if (lanes.length === 0) return null;
  return (
    <section>
      <h2>{t('life_other_grants')}</h2>
      <div class="panel" ref={list}>
        {lanes.map((lane) => (
          <button key={lane.id} type="button" class="find grant inset" onClick={() => open(lane)}>
            <span class="grow">
              <span class="ti">
                <LaneName lane={lane} />
              </span>
              <Telling lane={lane} inspection={inspection} />
            </span>
            <Icon path={RIGHT} size={12} />
          </button>
        ))}
      </div>
    </section>
  );
};

const Telling = ({ lane, inspection }: { lane: Lane; inspection: Inspection }) => {
  const { t, now } = useScope();
  const telling = tellingLine(t, lane, inspection, now.peek());
  return telling && <span class="pl num">{telling.line}</span>;
};

/** Whose grant it is: its client, else whoever gave it. */
export const LaneName = ({ lane: { clientId, issuer } }: { lane: Lane }) => (
  <Text value={clientId ?? hostOf(issuer)} longest={100} />
);
