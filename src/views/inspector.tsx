import type { JSX, Ref } from 'preact';
import { ExposurePane, type Picking, TokenPane } from './inspector-panes';
import { EventPane, GrantPane } from './lifecycle/lifecycle-panes';
import type { Picked } from './opened';
import { useScope } from './scope';

/** The one thing picked, in full; with nothing picked, or what is gone, the grant that moved last. */
export const Inspector = ({ picked, pane, ...given }: Picking & { picked: Picked | null; pane: Ref<HTMLElement> }) => {
  const { t } = useScope();
  return (
    <aside class="pane right" aria-label={t('inspector')} ref={pane}>
      {(picked && paneOf(picked, given)) ?? <Unpicked {...given} />}
    </aside>
  );
};

const paneOf = (picked: Picked, given: Picking): JSX.Element | null => {
  const { inspection, exposures, lanes } = given;
  if (picked.kind === 'token') {
    const token = inspection.tokens.find(({ id }) => id === picked.id);
    return token ? <TokenPane {...given} token={token} /> : null;
  }
  if (picked.kind === 'exposure') {
    const exposure = exposures.find(({ key }) => key === picked.key);
    return exposure ? <ExposurePane {...given} exposure={exposure} /> : null;
  }
  if (picked.kind === 'grant') {
    const lane = lanes.find(({ grants }) => grants.some(({ id }) => id === picked.id));
    return lane ? <GrantPane {...given} lane={lane} isPicked /> : null;
  }
  for (const lane of lanes) {
    const entry = lane.entries.find(({ key }) => key === picked.key);
    if (entry) return <EventPane {...given} lane={lane} entry={entry} />;
  }
  return null;
};

const Unpicked = (given: Picking) => {
  const { t } = useScope();
  const [first, ...others] = given.lanes;
  if (!first) return <p class="hint">{t('inspector_hint')}</p>;
  const newest = others.reduce((best, lane) => (movedAt(lane) > movedAt(best) ? lane : best), first);
  return <GrantPane {...given} lane={newest} isPicked={false} />;
};

/** When something happened last, ms, this computer's clock. */
const movedAt = ({ entries }: Picking['lanes'][number]): number => entries.at(-1)?.event.at ?? 0;
