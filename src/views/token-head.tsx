import type { ComponentChildren } from 'preact';
import type { Token } from '../oauth/token';
import { KindTile } from './kind-tile';
import { useScope } from './scope';
import { formatName, tokenName } from './token-text';

/** The first lines of a token's card: its sign, its name, `meta` below, and what stands at the right. */
export const TokenHead = (props: {
  token: Token;
  name?: ComponentChildren;
  meta: ComponentChildren;
  aside: ComponentChildren;
}) => {
  const { t } = useScope();
  const { token, name, meta, aside } = props;
  return (
    <div class="top">
      <KindTile kind={token.kind} />
      <div class="grow">
        <h3>
          {name ?? tokenName(t, token)} <span class="fmt ell">{formatName(t, token)}</span>
        </h3>
        <p class="meta num">
          <span class="ell">{meta}</span>
        </p>
      </div>
      {aside}
    </div>
  );
};

/** The name a token goes by where its value is not shown. */
export const Fingerprint = ({ token }: { token: Token }) => <span class={`chip fp ${token.kind}`}>{token.label}</span>;
