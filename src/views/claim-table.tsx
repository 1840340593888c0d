import type { Token } from '../oauth/token';
import { useArrowKeys } from './arrow-keys';
import type { Note } from './claim-notes';
import { ClaimValue } from './claim-value';
import { type ClaimLine, isCut } from './claims';
import { CopyButton } from './copy-button';
import { useCopyKey } from './copy-key';
import { isolated } from './legible';
import { MoreButton } from './more-button';
import { useScope } from './scope';
import { SeverityIcon } from './severity-icon';
import { useSteps } from './steps';
import { Text } from './text';

/** No token has so many claims for a reason: shown at first. */
const FIRST = 100;

type Props = { lines: readonly ClaimLine[]; token: Token; note: Note };

/** Claims as they are written, and what they mean. The arrow keys move among the rows, and C copies the one in focus. */
export const ClaimTable = ({ lines, token, note }: Props) => {
  const { shown, more } = useSteps(lines.length, FIRST);
  const list = useArrowKeys<HTMLDListElement>();
  useCopyKey(list, copierOf);
  return (
    <>
      <dl class="panel claims" ref={list}>
        {lines.slice(0, shown).map((line) => (
          <ClaimRow key={line.name} line={line} token={token} note={note} />
        ))}
      </dl>
      <MoreButton message="items_more" shown={shown} total={lines.length} more={more} />
    </>
  );
};

const copierOf = (focused: Element) => focused.closest('.claim')?.querySelector<HTMLElement>('dd:last-child button');

/** Characters of a name that fit beside its value. */
const LONGEST_BESIDE = 9;

const ClaimRow = ({ line, token, note }: { line: ClaimLine; token: Token; note: Note }) => {
  const { t } = useScope();
  return (
    <div class={`claim ${line.missing ? 'none' : ''} ${line.name.length > LONGEST_BESIDE ? 'wide' : ''}`}>
      <dt>
        <Text value={line.name} longest={80} />
      </dt>
      <dd class="grow">
        <div class="v">{line.missing ? t('not_present') : <ClaimValue line={line} />}</div>
        {isCut(line) && <div class="x">{t('value_cut')}</div>}
        <RowNote line={line} token={token} note={note} />
      </dd>
      <dd>
        {line.missing ? (
          <SeverityIcon level="low" />
        ) : (
          <CopyButton text={() => line.value} label={t('copy_one', isolated(line.name, 40))} />
        )}
      </dd>
    </div>
  );
};

/** A part of its own: it alone is drawn again each second, not a value that may be long. */
const RowNote = ({ line, token, note }: { line: ClaimLine; token: Token; note: Note }) => {
  const { t, now, inspection } = useScope();
  const serverNow = now.value + (inspection.value?.clock?.offsetMs ?? 0);
  const text = note(t, line, token, { serverNow, now: now.value });
  return text ? <div class="x num">{text}</div> : null;
};
