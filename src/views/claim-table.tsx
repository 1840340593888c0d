import type { Token } from '../oauth/token';
import { claimNote } from './claim-notes';
import type { ClaimLine } from './claims';
import { CopyButton } from './copy-button';
import { legible } from './legible';
import { useScope } from './scope';
import { SeverityIcon } from './severity-icon';
import { Text } from './text';

/** Claims as they are written, and what they mean. */
export const ClaimTable = ({ lines, token }: { lines: readonly ClaimLine[]; token: Token }) => (
  <dl class="panel claims">
    {lines.map((line) => (
      <ClaimRow key={line.name} line={line} token={token} />
    ))}
  </dl>
);

/** Characters of a name that fit beside its value. */
const LONGEST_BESIDE = 9;

const ClaimRow = ({ line, token }: { line: ClaimLine; token: Token }) => {
  const { t, now, inspection } = useScope();
  const serverNow = now.value + (inspection.value?.clock?.offsetMs ?? 0);
  const note = claimNote(t, line, token, { serverNow, now: now.value });
  return (
    <div class={`claim ${line.missing ? 'none' : ''} ${line.name.length > LONGEST_BESIDE ? 'wide' : ''}`}>
      <dt>
        <Text value={line.name} longest={80} />
      </dt>
      <dd class="grow">
        <div class="v">{line.missing ? t('not_present') : <Text value={line.value} />}</div>
        {note && <div class="x num">{note}</div>}
      </dd>
      <dd>
        {line.missing ? (
          <SeverityIcon level="low" />
        ) : (
          <CopyButton text={() => line.value} label={t('copy_one', legible(line.name, 40))} />
        )}
      </dd>
    </div>
  );
};
