import type { Held, Problem, Settings } from '../../session/settings-document';
import { useFocusOnMount } from '../focus-on-mount';
import { useScope } from '../scope';
import { Text } from '../text';
import { changesIn, NAMES, problemSentence, settingText } from './setting-words';

type Props = {
  settings: Partial<Settings>;
  problems: readonly Problem[];
  held: Held;
  apply: (settings: Partial<Settings>) => void;
  close: () => void;
};

/** What a chosen file would change, before it does; or what is wrong with it, and then it changes nothing. */
export const ImportReview = ({ settings, problems, held, apply, close }: Props) => {
  const { t } = useScope();
  const title = useFocusOnMount<HTMLHeadingElement>(true);
  const names = changesIn(settings, held.settings, held.managed);
  const isRight = problems.length === 0;
  const titleKey = isRight ? (names.length > 0 ? 'import_changes' : 'import_same') : 'import_wrong';
  return (
    <div class="review">
      <h4 ref={title} tabIndex={-1}>
        {t(titleKey)}
      </h4>
      <ul>
        {!isRight &&
          problems.slice(0, MOST).map((problem) => (
            <li key={problem.name}>
              {problem.name !== '' && (
                <b>
                  <Text value={problem.name} longest={60} />{' '}
                </b>
              )}
              {problemSentence(t, problem)}
            </li>
          ))}
        {isRight &&
          names.map((name) => (
            <li key={name}>
              <b>{t(NAMES[name])}</b>{' '}
              <Text
                value={t(
                  'import_change',
                  settingText(t, name, held.settings[name]),
                  settingText(t, name, settings[name]),
                )}
              />
            </li>
          ))}
      </ul>
      {isRight && names.length > 0 && (
        <button type="button" class="btn pri" onClick={() => apply(settings)}>
          {t('import_apply')}
        </button>
      )}
      <button type="button" class="btn" onClick={close}>
        {t(isRight && names.length > 0 ? 'cancel' : 'close')}
      </button>
    </div>
  );
};

const MOST = 20;
