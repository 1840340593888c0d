import type { Ignored } from '../../session/ignored';
import { ruleText } from '../exposure-text';
import { isolated } from '../legible';
import { hostOf } from '../origin';
import { useScope } from '../scope';
import { Text } from '../text';
import { clockTime } from '../time';
import { RowList } from './row-list';
import { Section } from './section';
import type { Pane } from './settings-desk';

/** What is not counted, where and why. The place within the site is kept as a hash alone, so it cannot be told. */
export const IgnoredSection = ({ desk, save }: Pane) => {
  const { t, now } = useScope();
  const titleOf = ({ rule }: Ignored) => ruleText(t, rule, 'title') || rule;
  return (
    <Section title={t('settings_ignored')}>
      <RowList
        label={t('settings_ignored')}
        none={t('ignored_none')}
        rows={desk.ignored.value.map((entry) => ({
          key: `${entry.rule} ${entry.site} ${entry.place}`,
          text: <Text value={titleOf(entry)} longest={200} />,
          sub: (
            <>
              <Text value={hostOf(entry.site)} longest={253} />
              {' · '}
              <span class="num">{clockTime(entry.at, now.value)}</span>
              {' · '}
              <Text value={entry.reason} longest={200} />
            </>
          ),
          verb: t('restore'),
          name: t('restore_name', isolated(titleOf(entry), 200), isolated(hostOf(entry.site), 253)),
          act: () => save(desk.restore(entry)),
        }))}
      />
    </Section>
  );
};
