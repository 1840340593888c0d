import { isolated } from '../legible';
import { hostOf } from '../origin';
import { useScope } from '../scope';
import { Text } from '../text';
import { RowList } from './row-list';
import { Section } from './section';
import type { Pane } from './settings-desk';

/** The sites that may be looked at, and those that are not although they may. */
export const AccessSection = ({ desk, save }: Pane) => {
  const { t } = useScope();
  const { value: granted } = desk.access;
  const { value: off } = desk.off;
  const nameOf = (pattern: string) => (isAll(pattern) ? t('all_sites') : pattern.replace(/\/\*$/, ''));
  return (
    <Section title={t('settings_access')}>
      <p class="hint">{t(granted.some(isAll) && granted.length > 1 ? 'access_hint_all' : 'access_hint')}</p>
      {!desk.seesPrivate.value && <p class="hint">{t('private_closed')}</p>}
      <RowList
        label={t('settings_access')}
        none={t('access_none')}
        rows={granted.map((pattern) => ({
          key: pattern,
          text: <Text value={nameOf(pattern)} longest={253} />,
          verb: t('revoke'),
          name: t('revoke_name', isolated(nameOf(pattern), 253)),
          act: () => save(desk.revoke([pattern])),
        }))}
      />
      {granted.length > 1 && (
        <button type="button" class="btn" onClick={() => save(desk.revoke(granted))}>
          {t('revoke_all')}
        </button>
      )}
      {off.length > 0 && (
        <>
          <h4>{t('settings_off')}</h4>
          <RowList
            label={t('settings_off')}
            none=""
            rows={off.map((origin) => ({
              key: origin,
              text: <Text value={hostOf(origin)} longest={253} />,
              verb: t('watch_again'),
              name: t('watch_again_name', isolated(hostOf(origin), 253)),
              act: () => save(desk.watch(origin)),
            }))}
          />
        </>
      )}
    </Section>
  );
};

const isAll = (pattern: string): boolean => pattern === '<all_urls>' || pattern === '*://*/*';
