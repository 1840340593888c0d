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
      {(picked && paneOf(picked, given)) ?? newestPane(given) ?? <p class="hint">{t('inspector_hint')}</p>}
    </aside>
  );
};

const paneOf = (picked: Picked, given: Picking): JSX.Element | null => {
  const { inspection, exposures, lanes } = given;
  if (picked.kind === 'token') {
    const token = inspection.tokens.find(({ id }) => id === picked.id);
    return token ? <TokenPane {...given} key={token.id} token={token} /> : null;
  }
  if (picked.kind === 'exposure') {
    const exposure = exposures.find(({ key }) => key === picked.key);
    return exposure ? <ExposurePane {...given} key={exposure.key} exposure={exposure} /> : null;
  }
  if (picked.kind === 'grant') {
    const lane = lanes.find(({ grants }) => grants.some(({ id }) => id === picked.id));
    return lane ? <GrantPane {...given} key={lane.id} lane={lane} isPicked /> : null;
  }
  for (const lane of lanes) {
    const entry = lane.entries.find(({ key }) => key === picked.key);
    if (entry) return <EventPane {...given} key={entry.key} lane={lane} entry={entry} />;
  }
  return null;
};

const newestPane = (given: Picking): JSX.Element | null => {
  const [first, ...others] = given.lanes;
  if (!first) return null;
  const newest = others.reduce((best, lane) => (movedAt(lane) > movedAt(best) ? lane : best), first);
  return <GrantPane {...given} key={newest.id} lane={newest} isPicked={false} />;
};

/** When something happened last, ms, this computer's clock. */
const movedAt = ({ entries }: Picking['lanes'][number]): number => entries.at(-1)?.event.at ?? 0;
