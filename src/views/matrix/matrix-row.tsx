import type { Channel } from '../../oauth/sighting';
import { memo } from '../memo';
import { isSame, type Pick, type Picked } from '../opened';
import { useScope } from '../scope';
import { TONES } from '../severity';
import { SeverityIcon } from '../severity-icon';
import { shortKind } from '../short-kind';
import { Text } from '../text';
import type { Cell, MatrixRow } from './matrix-of';

/** A column that has something to pick: that of the tokens' names, or a kind of place. */
export type Column = 'token' | Channel;

type Props = {
  row: MatrixRow;
  channels: readonly Channel[];
  /** What is picked of this row. */
  picked: Picked | null;
  pick: Pick;
  /** The column of this row that the Tab key leads to; null where it leads to another row. */
  stopAt: Column | null;
  /** To be told that the focus came to a cell. */
  stop: (family: string, column: Column) => void;
};

/** One family of tokens. Its name picks the token it goes by, a cell what is held against it there, else the token seen there. */
export const MatrixRowView = memo(({ row: { family, cells }, channels, picked, pick, stopAt, stop }: Props) => {
  const { t } = useScope();
  const { key, name, current, members } = family;
  const isPicked = picked?.kind === 'token';
  const button = (column: Column, what: Picked, isCurrent: boolean) => ({
    type: 'button' as const,
    tabIndex: stopAt === column ? 0 : -1,
    'aria-current': isCurrent || undefined,
    onClick: () => pick(what),
    onFocus: () => stop(key, column),
  });
  return (
    <tr>
      <th scope="row">
        <button class="inset" {...button('token', { kind: 'token', id: current.id }, isPicked)}>
          <i class={`sq ${current.kind}`} />
          {name && (
            <span class="ell">
              <Text value={name} longest={60} />
            </span>
          )}
          <span class="t3">
            {shortKind(t, current.kind)}
            {members.length > 1 && ` ${t('matrix_members', String(members.length))}`}
          </span>
          <span class="mono t3">{current.label}</span>
        </button>
      </th>
      {channels.map((channel) => {
        const cell = cells.get(channel);
        return (
          <td key={channel}>
            {cell ? (
              <button {...button(channel, pickedBy(cell), isHeld(picked, cell))} class={classOf(cell)}>
                <CellText cell={cell} />
              </button>
            ) : (
              <>
                <span class="vh">{t('matrix_not_seen')}</span>
                <span class="t3" aria-hidden="true">
                  ·
                </span>
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
});

/** What is picked, where that is in this row: the others need not be drawn anew. */
export const pickedIn = ({ family, cells }: MatrixRow, picked: Picked | null): Picked | null => {
  if (picked?.kind === 'token') return family.members.includes(picked.id) ? picked : null;
  return [...cells.values()].some((cell) => isHeld(picked, cell)) ? picked : null;
};

const CellText = ({ cell: { count, worst } }: { cell: Cell }) => {
  const { t } = useScope();
  return (
    <>
      {worst && (
        <>
          <SeverityIcon level={worst.severity} />
          <span class="vh">{t(`severity_${worst.severity}`)} </span>
        </>
      )}
      {count || worst?.count}
    </>
  );
};

const classOf = ({ worst }: Cell): string => `mx inset ${worst ? TONES[worst.severity] : 'fine'}`;

const pickedBy = ({ worst, token }: Cell): Picked =>
  worst ? { kind: 'exposure', key: worst.key } : { kind: 'token', id: token };

/** A plain cell is not marked: the row of its token is. */
const isHeld = (picked: Picked | null, cell: Cell): boolean => cell.worst !== null && isSame(picked, pickedBy(cell));
