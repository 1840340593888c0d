import type { SettingName } from '../../session/settings-document';
import { useScope } from '../scope';
import { NumberField } from './number-field';
import { Section } from './section';
import type { Pane } from './settings-desk';

const ACCESS = ['accessInfoMinutes', 'accessLowMinutes', 'accessMediumMinutes', 'accessHighMinutes'] as const;
const REFRESH = 'refreshLongDays';
const LIMITS: readonly SettingName[] = [...ACCESS, REFRESH];

/** From which life on a rule of lifetime speaks, and how loudly. */
export const LimitsSection = ({ desk, save }: Pane) => {
  const { t } = useScope();
  const back = () => save(desk.change(Object.fromEntries(LIMITS.map((name) => [name, null]))));
  return (
    <Section title={t('settings_limits')}>
      <p class="hint">{t('limits_hint')}</p>
      <div class="limits">
        {ACCESS.map((name) => (
          <NumberField key={name} desk={desk} save={save} name={name} unit={t('unit_minutes')} />
        ))}
        <NumberField desk={desk} save={save} name={REFRESH} unit={t('unit_days')} />
      </div>
      <button type="button" class="btn" onClick={back}>
        {t('limits_back')}
      </button>
    </Section>
  );
};
