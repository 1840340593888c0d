import { droppedWords } from './dropped-words';
import { Notice } from './notices';
import { useScope } from './scope';

/** What the limits of an inspection folded away: never in silence. `events`: those that this view does not show. */
export const DroppedNotice = ({ events }: { events: number }) => {
  const { t, inspection } = useScope();
  const { sightings = 0, findings = 0 } = inspection.value?.dropped ?? {};
  const dropped = droppedWords(t, { sightings, findings, events });
  return dropped && <Notice text={t('dropped_notice', dropped)} />;
};
