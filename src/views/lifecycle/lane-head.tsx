import { isolated } from '../legible';
import { hostOf } from '../origin';
import { type Translate, useScope } from '../scope';
import { Text } from '../text';
import { clockTime } from '../time';
import type { Lane } from './lane';

/** Whose grant it is, by which flow it came, and who gave it. */
export const LaneHead = ({ lane }: { lane: Lane }) => {
  const { t } = useScope();
  return (
    <h3 class="tl-head">
      <span class="ell">{lane.clientId ? <Text value={lane.clientId} longest={LONGEST} /> : t('life_no_client')}</span>
      <span class="ell t3">
        {t(KINDS[lane.kind])}
        {lane.issuer !== '' && (
          <>
            {t('life_of_issuer')}
            <Text value={hostOf(lane.issuer)} longest={LONGEST} />
          </>
        )}
      </span>
    </h3>
  );
};

const LONGEST = 200;

const KINDS: Record<Lane['kind'], string> = {
  code: 'life_kind_code',
  'code-pkce': 'life_kind_code_pkce',
  implicit: 'life_kind_implicit',
  hybrid: 'life_kind_hybrid',
  backend: 'life_kind_backend',
  unknown: 'life_kind_unknown',
};

/** What a lane shows, in one sentence; all of it is in the table of events. `now`: ms, this computer's clock. */
export const laneSummary = (t: Translate, lane: Lane, now: number): string => {
  const { bars, chain, entries } = lane;
  const uses = bars.flatMap((bar) => bar.uses).reduce((sum, { event }) => sum + Number(event.facts.count ?? 1), 0);
  const name = lane.clientId ? isolated(lane.clientId, LONGEST) : t('life_no_client');
  return t(
    'life_lane_alt',
    `${name}, ${t(KINDS[lane.kind])}`,
    String(entries.length),
    clockTime(lane.from, now),
    clockTime(entries.at(-1)?.event.at ?? lane.from, now),
    String(bars.length),
    String(chain.length),
    String(uses),
  );
};
