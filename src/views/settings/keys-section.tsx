import { useScope } from '../scope';
import { FieldNote, Section } from './section';
import { NAMES } from './setting-words';
import type { Pane } from './settings-desk';
import { useChoice } from './use-choice';

/** Single characters as shortcuts, which whoever speaks to their computer may not want (WCAG 2.1.4). */
export const KeysSection = ({ desk, save }: Pane) => {
  const { t } = useScope();
  const { chosen, change, isManaged } = useChoice(desk, 'singleKeys');
  return (
    <Section title={t('settings_keys')}>
      <div class="choices">
        <label>
          <input
            type="checkbox"
            checked={chosen}
            disabled={isManaged}
            aria-describedby="keys-hint keys-note"
            onChange={({ currentTarget }) => save(change(currentTarget.checked))}
          />
          {t(NAMES.singleKeys)}
        </label>
      </div>
      <p class="hint" id="keys-hint">
        {t('single_keys_hint')}
      </p>
      <FieldNote id="keys-note" managed={isManaged} />
    </Section>
  );
};
