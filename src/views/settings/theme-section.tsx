import type { Settings } from '../../session/settings-document';
import { useScope } from '../scope';
import { FieldNote, Section } from './section';
import { THEME_NAMES } from './setting-words';
import type { Pane } from './settings-desk';
import { useChoice } from './use-choice';

const THEMES = Object.keys(THEME_NAMES) as Settings['theme'][];

export const ThemeSection = ({ desk, save }: Pane) => {
  const { t } = useScope();
  const { chosen, change, isManaged } = useChoice(desk, 'theme');
  return (
    <Section title={t('settings_look')}>
      <fieldset class="choices" disabled={isManaged} aria-describedby="theme-note">
        <legend>{t('setting_theme')}</legend>
        {THEMES.map((theme) => (
          <label key={theme}>
            <input type="radio" name="theme" checked={chosen === theme} onChange={() => save(change(theme))} />
            {t(THEME_NAMES[theme])}
          </label>
        ))}
      </fieldset>
      <FieldNote id="theme-note" managed={isManaged} />
      <p class="hint">{t('language_hint')}</p>
    </Section>
  );
};
