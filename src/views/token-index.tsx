import { useRef, useState } from 'preact/hooks';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { useArrowKeys } from './arrow-keys';
import type { Filter } from './filter/filter';
import { Icon } from './icon';
import { DOWN } from './icon-paths';
import type { Lane, Link } from './lifecycle/lane';
import { linkStates } from './lifecycle/link-states';
import { memo } from './memo';
import { isSame, type Pick, type Picked } from './opened';
import { firstSeen } from './places';
import { useScope } from './scope';
import { shortKind } from './short-kind';
import { ShowMore } from './show-more';
import { firstRows, rowCount } from './slices';
import { Text } from './text';
import { groupsOf, type TokenGroup } from './token-groups';
import { LinkState, TokenState } from './token-state';
import { useSlices } from './use-slices';

/** Rows drawn at once: each of them steps with the clock. */
const SIZE = 50;

type Props = { inspection: Inspection; lanes: readonly Lane[]; picked: Picked | null; pick: Pick };

/** Tokens on a line of their own, by the client they were issued to, a part of them at once. `listed`: Token.ids of those that `filter` left. */
export const TokenIndex = ({ listed, filter, ...props }: Props & { listed: ReadonlySet<string>; filter: Filter }) => {
  const { t } = useScope();
  const list = useArrowKeys<HTMLElement>();
  const { most, more } = useSlices(list, SIZE, '.trow', [filter]);
  const groups = groupsOf(props.inspection)
    .map((group) => only(group, listed))
    .filter(({ rows, earlier }) => rows.length + earlier.length > 0);
  if (groups.length === 0) return null;
  return (
    <section class="sec" ref={list}>
      <div class="sech">
        <h2>{t('tokens')}</h2>
        <span class="n">{groups.reduce((sum, { rows, earlier }) => sum + rows.length + earlier.length, 0)}</span>
      </div>
      {firstRows(groups, most).map((group) => (
        <Group key={group.name} group={group} {...props} />
      ))}
      <ShowMore rest={rowCount(groups) - most} size={SIZE} more={more} />
    </section>
  );
};

/** What is drawn of a group: `rows` at first, `earlier` once the reader unfolds them. */
type Listed = { name: string; rows: readonly Token[]; earlier: readonly Token[] };

const only = ({ name, current, earlier }: TokenGroup, listed: ReadonlySet<string>): Listed => {
  const isListed = ({ id }: Token): boolean => listed.has(id);
  return { name, rows: current.filter(isListed), earlier: earlier.filter(isListed) };
};

const Group = ({ group, ...props }: Props & { group: Listed }) => {
  const { name, rows, earlier } = group;
  return (
    <div>
      {name && (
        <h3 class="lg ell">
          <Text value={name} longest={60} />
        </h3>
      )}
      {rows.map((token) => (
        <RowOf key={token.id} token={token} {...props} />
      ))}
      {earlier.length > 0 && <Earlier tokens={earlier} {...props} />}
    </div>
  );
};

/** Folded away, they are not drawn, and do not step with the clock. */
const Earlier = ({ tokens, ...props }: Props & { tokens: readonly Token[] }) => {
  const { t } = useScope();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDetailsElement>(null);
  const { most, more } = useSlices(list, SIZE, '.trow');
  return (
    <details class="older" ref={list} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="inset">
        {t('earlier_items', String(tokens.length))}
        <Icon path={DOWN} size={12} />
      </summary>
      {open && tokens.slice(0, most).map((token) => <RowOf key={token.id} token={token} {...props} />)}
      {open && <ShowMore rest={tokens.length - most} size={SIZE} more={more} />}
    </details>
  );
};

const RowOf = ({ token, inspection, lanes, picked, pick }: Props & { token: Token }) => (
  <Row
    token={token}
    seen={firstSeen([token.id], inspection.sightings)}
    link={token.kind === 'refresh' ? (linkStates(lanes).get(token.id) ?? null) : null}
    picked={isSame(picked, { kind: 'token', id: token.id })}
    pick={pick}
  />
);

type RowProps = { token: Token; seen: number | undefined; link: Link['state'] | null; picked: boolean; pick: Pick };

const Row = memo(({ token, seen, link, picked, pick }: RowProps) => {
  const { t } = useScope();
  return (
    <button
      type="button"
      class="trow inset"
      aria-current={picked || undefined}
      onClick={() => pick({ kind: 'token', id: token.id })}
    >
      <i class={`sq ${token.kind}`} />
      <span>{shortKind(t, token.kind)}</span>
      <span class="mono ell">{token.label}</span>
      {token.kind === 'refresh' ? <LinkState state={link} /> : <TokenState token={token} firstSeen={seen} />}
    </button>
  );
});
