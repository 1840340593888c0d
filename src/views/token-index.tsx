import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { useArrowKeys } from './arrow-keys';
import { Icon } from './icon';
import { DOWN } from './icon-paths';
import type { Lane } from './lifecycle/lane';
import { isSame, type Pick, type Picked } from './opened';
import { firstSeen } from './places';
import { useScope } from './scope';
import { Text } from './text';
import { groupsOf, type TokenGroup } from './token-groups';
import { LinkState, TokenState } from './token-state';

type Props = { inspection: Inspection; lanes: readonly Lane[]; picked: Picked | null; pick: Pick };

/** Every token on a line of its own, by the client it was issued to. */
export const TokenIndex = ({ inspection, lanes, picked, pick }: Props) => {
  const { t } = useScope();
  const list = useArrowKeys<HTMLDivElement>();
  const groups = groupsOf(inspection);
  const count = groups.reduce((sum, { current, earlier }) => sum + current.length + earlier.length, 0);
  if (count === 0) return null;
  return (
    <section class="sec">
      <div class="sech">
        <h2>{t('tokens')}</h2>
        <span class="n">{count}</span>
      </div>
      <div ref={list}>
        {groups.map((group) => (
          <Group key={group.name} group={group} inspection={inspection} lanes={lanes} picked={picked} pick={pick} />
        ))}
      </div>
    </section>
  );
};

const Group = ({ group, ...props }: Props & { group: TokenGroup }) => {
  const { t } = useScope();
  const { name, current, earlier } = group;
  const row = (token: Token) => <Row key={token.id} token={token} {...props} />;
  return (
    <>
      {name && (
        <h3 class="lg ell">
          <Text value={name} longest={60} />
        </h3>
      )}
      {current.map(row)}
      {earlier.length > 0 && (
        <details class="older">
          <summary class="inset">
            {t('earlier_items', String(earlier.length))}
            <Icon path={DOWN} size={12} />
          </summary>
          {earlier.map(row)}
        </details>
      )}
    </>
  );
};

const Row = ({ token, inspection, lanes, picked, pick }: Props & { token: Token }) => {
  const { t } = useScope();
  const what = { kind: 'token', id: token.id } as const;
  return (
    <button
      type="button"
      class="trow inset"
      aria-current={isSame(picked, what) || undefined}
      onClick={() => pick(what)}
    >
      <i class={`sq ${token.kind}`} />
      <span>{t(SHORT[token.kind] ?? 'token_other')}</span>
      <span class="mono ell">{token.label}</span>
      {token.kind === 'refresh' ? (
        <LinkState id={token.id} lanes={lanes} />
      ) : (
        <TokenState token={token} firstSeen={firstSeen([token.id], inspection.sightings)} />
      )}
    </button>
  );
};

const SHORT: Partial<Record<Token['kind'], string>> = {
  access: 'life_short_access',
  id: 'life_short_id',
  refresh: 'life_short_refresh',
};
