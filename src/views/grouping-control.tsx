import type { Grouping } from './exposure-groups';
import { useScope } from './scope';

/** What the exposures are put together by. */
export const GroupingControl = ({ by, choose }: { by: Grouping; choose: (by: Grouping) => void }) => {
  const { t } = useScope();
  return (
    <fieldset class="seg">
      <legend class="vh">{t('group_by')}</legend>
      <button type="button" aria-pressed={by === 'rule'} onClick={() => choose('rule')}>
        {t('group_rule')}
      </button>
      <button type="button" aria-pressed={by === 'token'} onClick={() => choose('token')}>
        {t('group_token')}
      </button>
    </fieldset>
  );
};
