import type { Inspection } from '../session/inspection';
import { Icon } from './icon';
import { SENT } from './icon-paths';
import { Phrase } from './phrase';
import { receiversOf } from './places';
import { useScope } from './scope';
import { Text } from './text';

/** Where a token was sent and how often: the most frequent receiver, and how many others there are. */
export const SentLine = ({ tokens, inspection }: { tokens: readonly string[]; inspection: Inspection }) => {
  const { t } = useScope();
  const [first, ...others] = receiversOf(tokens, inspection.sightings);
  if (!first) return null;
  return (
    <p class="meta sent">
      <Icon path={SENT} size={12} />
      <span class="ell">
        <Phrase
          message="sent_to"
          parts={[
            <span key="host" class="t1">
              <Text value={first.host} longest={253} />
            </span>,
            String(first.count),
          ]}
        />
      </span>
      {others.length > 0 && <span class="t3">{t('more_items', String(others.length))}</span>}
    </p>
  );
};
