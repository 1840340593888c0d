import type { Inspection } from '../../session/inspection';
import { CopyButton } from '../copy-button';
import { Icon } from '../icon';
import { HIDDEN } from '../more-icon-paths';
import { useScope } from '../scope';
import type { Lane } from './lane';
import { type Story, storyOf } from './story';
import { storyText } from './story-text';

/** A button, and once it is pressed the lane as a story. `select` is handed the Entry.key that a sentence rests on. */
export const StoryView = (props: {
  lane: Lane;
  inspection: Inspection;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  select: (key: string) => void;
}) => {
  const { t, now } = useScope();
  const { lane, inspection, isOpen, setOpen, select } = props;
  const story = isOpen ? storyOf(lane, inspection) : null;
  return (
    <section class="story">
      <div class="row">
        <button type="button" class="btn" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'life_explain_close' : 'life_explain')}
        </button>
        {story && <CopyButton wide text={() => storyText(t, story, now.peek())} label={t('life_story_copy')} />}
      </div>
      {story && <Steps story={story} select={select} />}
    </section>
  );
};

const Steps = ({ story, select }: { story: Story; select: (key: string) => void }) => {
  const { t, now } = useScope();
  // Of a date alone: a story need not be told anew each second.
  const at = now.peek();
  return (
    <>
      <h2>{t('life_story_title')}</h2>
      {story.steps.map(({ name, sentences }) => (
        <div key={`${name} ${sentences[0]?.rests[0]?.key}`} class="step">
          <h3>{t(name)}</h3>
          <ul>
            {sentences.map(({ key, rests, words }) => (
              <li key={`${key} ${rests.at(-1)?.key}`}>
                <button type="button" onClick={() => select(rests.at(-1)?.key ?? '')}>
                  <bdi>{words(t, at)}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <h3>{t('life_story_unseen')}</h3>
      <ul class="blind">
        {story.unseen.map((key) => (
          <li key={key}>
            <Icon path={HIDDEN} size={14} />
            <span>{t(key)}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
