import type { Translate } from '../scope';
import type { Story } from './story';

/** A story as plain text, to be handed on: its steps with their sentences, and what is not visible. `now` in ms. */
export const storyText = (t: Translate, { steps, unseen }: Story, now: number): string =>
  [
    t('life_story_title'),
    ...steps.map(({ name, sentences }) => [t(name), ...sentences.map(({ words }) => `- ${words(t, now)}`)].join('\n')),
    [t('life_story_unseen'), ...unseen.map((key) => `- ${t(key)}`)].join('\n'),
  ].join('\n\n');
