import { HostList } from './host-list';
import { hostOf } from './origin';
import { Phrase } from './phrase';
import type { Refusal } from './refusal';
import { useScope } from './scope';
import { Text } from './text';

/** What the browser gave no access to, what follows, and what to do where it asks no more. */
export const RefusedNotice = ({ refusal }: { refusal: Refusal }) => {
  const { t } = useScope();
  return (
    <section class="notice" role="status">
      <div>
        <p class="t1">
          <Refused refusal={refusal} />
        </p>
        <p>{t('refused_hint')}</p>
      </div>
    </section>
  );
};

const Refused = ({ refusal }: { refusal: Refusal }) => {
  const { t, access } = useScope();
  if (refusal.of === 'others')
    return <Phrase message="refused_others" parts={[<HostList key="hosts" hosts={refusal.hosts} />]} />;
  if (refusal.of === 'all') return t(access.value.kind === 'site' ? 'refused_rest' : 'refused_all');
  const host = <Text key="host" value={hostOf(access.value.origin)} longest={253} />;
  return <Phrase message="refused_site" parts={[host]} />;
};
