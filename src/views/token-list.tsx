import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { AccessCard } from './access-card';
import { useArrowKeys } from './arrow-keys';
import type { Exposure } from './exposures';
import { type Cards, cardsOf } from './families';
import { Icon } from './icon';
import { DOWN } from './icon-paths';
import { isSame, type Open, type Opened } from './opened';
import { originOf } from './origin';
import { RefreshCard } from './refresh-card';
import { useScope } from './scope';
import { Text } from './text';
import { TokenRow } from './token-row';

/** Cards in full before the rest becomes rows. */
const MOST_CARDS = 3;

type Props = { inspection: Inspection; exposures: readonly Exposure[]; open: Open; from: Opened | null };

/** The tokens of a tab: access tokens, the ID token, refresh families; what was replaced folds away. */
export const TokenList = ({ inspection, exposures, open, from }: Props) => {
  const { t } = useScope();
  const { access, earlier, id, refresh } = useSettledCards(inspection);
  const list = useArrowKeys<HTMLDivElement>();
  const more = [...access.slice(MOST_CARDS), ...id.slice(1)];
  const row = (token: Token) => (
    <TokenRow key={token.id} token={token} open={open} returning={isSame(from, { kind: 'token', id: token.id })} />
  );
  if (access.length + earlier.length + id.length + refresh.length === 0) return null;
  return (
    <section class="sec">
      <div class="sech">
        <h2>{t('tokens')}</h2>
        <span class="n ell">
          <Clients tokens={access} inspection={inspection} />
        </span>
      </div>
      <div class="panel" ref={list}>
        {access.slice(0, MOST_CARDS).map((token) => (
          <AccessCard
            key={token.id}
            token={token}
            inspection={inspection}
            exposures={exposures}
            open={open}
            returning={isSame(from, { kind: 'token', id: token.id })}
          />
        ))}
        <Folded label={t('earlier_items', String(earlier.length))} tokens={earlier} from={from} row={row} />
        <Folded label={t('more_tokens', String(more.length))} tokens={more} from={from} row={row} />
        {id.slice(0, 1).map(row)}
        {refresh.map((family) => (
          <RefreshCard key={family.key} family={family} inspection={inspection} exposures={exposures} />
        ))}
      </div>
    </section>
  );
};

/** Tokens still alive come first. Judged when the inspection changes, not each second: nothing jumps while one reads. */
const useSettledCards = (inspection: Inspection): Cards => {
  const { now } = useScope();
  const serverNow = now.peek() + (inspection.clock?.offsetMs ?? 0);
  const cards = cardsOf(inspection);
  const ended = ({ expiresAt }: Token): number => Number(expiresAt !== undefined && expiresAt <= serverNow);
  return { ...cards, access: [...cards.access].sort((a, b) => ended(a) - ended(b)) };
};

/** The one client they were issued to; with several, how many tokens there are. */
const Clients = ({ tokens, inspection }: { tokens: readonly Token[]; inspection: Inspection }) => {
  const clients = new Set(tokens.map((token) => originOf(token, inspection.grants).client));
  const [client] = clients;
  return clients.size === 1 && client !== undefined ? <Text value={client} longest={60} /> : tokens.length || null;
};

/** Folded away, they are not drawn, and do not step with the clock. */
const Folded = (props: {
  label: string;
  tokens: readonly Token[];
  from: Opened | null;
  row: (token: Token) => JSX.Element;
}) => {
  const { label, tokens, from, row } = props;
  // As it first appears, to uncover the row one comes back to; from then on the reader folds it.
  const [open, setOpen] = useState(() => tokens.some(({ id }) => isSame(from, { kind: 'token', id })));
  if (tokens.length === 0) return null;
  return (
    <details class="fold" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="inset">
        {label}
        <Icon path={DOWN} size={12} />
      </summary>
      {open && tokens.map(row)}
    </details>
  );
};
