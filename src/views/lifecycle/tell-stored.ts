import type { EventFacts } from '../../oauth/event-facts';
import { channelKey } from '../channels';
import type { Translate } from '../scope';
import type { Entry } from './lane';
import { type Scene, type Sentence, sentence } from './sentence';

/** Places named of many. */
const MOST_NAMED = 4;

/** Tokens that were found in stores one after the other: one sentence, each token and place once. */
export const tellStored = (run: readonly Entry[], { labelOf }: Pick<Scene, 'labelOf'>): Sentence =>
  sentence('life_story_stored', run, ({ t }) => {
    const places = [...new Set(run.map((entry) => placeOf(t, entry, labelOf(entry.event.token))))];
    const more = places.length > MOST_NAMED ? [t('more_items', String(places.length - MOST_NAMED))] : [];
    return [[...places.slice(0, MOST_NAMED), ...more].join(t('between_items'))];
  });

const placeOf = (t: Translate, { event }: Entry, label: string): string => {
  const { channel } = event.facts as Partial<EventFacts['token_stored']>;
  return channel ? t('life_story_stored_at', label, t(channelKey(channel))) : label;
};
