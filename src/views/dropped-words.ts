import type { Inspection } from '../session/inspection';
import type { Translate } from './scope';

/** What was folded away, in words: as many as there were of each, and nothing of what there was none of. */
export const droppedWords = (t: Translate, { sightings, findings, events }: Inspection['dropped']): string => {
  const words = (count: number, one: string, many: string): string[] =>
    count > 0 ? [t(count === 1 ? one : many, String(count))] : [];
  return [
    ...words(sightings, 'dropped_sighting', 'dropped_sightings'),
    ...words(findings, 'dropped_finding', 'dropped_findings'),
    ...words(events, 'dropped_event', 'dropped_events'),
  ].join(t('between_items'));
};
