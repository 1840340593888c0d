import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { scopesOf } from './claim';
import { Countdown } from './countdown';
import type { Exposure } from './exposures';
import { useFocusOnMount } from './focus-on-mount';
import { LifetimeBar } from './lifetime-bar';
import type { Open } from './opened';
import { PlaceChips } from './place-chips';
import { firstSeen, placeMarks } from './places';
import { useScope } from './scope';
import { SentLine } from './sent-line';
import { Text } from './text';
import { TokenHead } from './token-head';
import { IssuedLine, tokenName } from './token-text';

/** Scopes shown before the rest is only counted. */
const MOST_SCOPES = 8;

/** An access token in use. The whole card opens it. */
export const AccessCard = (props: {
  token: Token;
  inspection: Inspection;
  exposures: readonly Exposure[];
  open: Open;
  returning: boolean;
}) => {
  const { t } = useScope();
  const { token, inspection, exposures, open, returning } = props;
  const button = useFocusOnMount<HTMLButtonElement>(returning);
  const seen = firstSeen([token.id], inspection.sightings);
  const marks = placeMarks([token.id], exposures, inspection.sightings).filter(({ severity }) => severity !== null);
  return (
    <article class="tok indent opens">
      <TokenHead
        token={token}
        name={
          <button type="button" ref={button} onClick={() => open({ kind: 'token', id: token.id })}>
            {tokenName(t, token)}
          </button>
        }
        meta={<IssuedLine token={token} inspection={inspection} />}
        aside={<Countdown token={token} firstSeen={seen} />}
      />
      <div class="body">
        <LifetimeBar token={token} firstSeen={seen} />
        <ul class="chips">
          <PlaceChips marks={marks} />
          <ScopeChips scopes={scopesOf(token)} />
        </ul>
        <SentLine tokens={[token.id]} inspection={inspection} />
      </div>
    </article>
  );
};

const ScopeChips = ({ scopes }: { scopes: readonly string[] }) => {
  const { t } = useScope();
  const rest = scopes.length - MOST_SCOPES;
  return (
    <>
      {scopes.slice(0, MOST_SCOPES).map((scope) => (
        <li key={scope} class="chip mono">
          <span class="ell">
            <Text value={scope} longest={60} />
          </span>
        </li>
      ))}
      {rest > 0 && <li class="chip">{t('more_items', String(rest))}</li>}
    </>
  );
};
