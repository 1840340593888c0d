import type { Token } from '../oauth/token';
import { useFocusOnMount } from './focus-on-mount';
import { Icon } from './icon';
import { RIGHT } from './icon-paths';
import { KindTile } from './kind-tile';
import type { Open } from './opened';
import { Phrase } from './phrase';
import { useScope } from './scope';
import { clockTime } from './time';
import { formatName, tokenName } from './token-text';

/** A token on one line: an ID token, whose end is not the session's (OpenID Connect Core §2), or one of earlier ones. */
export const TokenRow = ({ token, open, returning }: { token: Token; open: Open; returning: boolean }) => {
  const { t, now, inspection } = useScope();
  const button = useFocusOnMount<HTMLButtonElement>(returning);
  const end = token.expiresAt;
  const serverNow = now.value + (inspection.value?.clock?.offsetMs ?? 0);
  return (
    <button type="button" class="find token inset" ref={button} onClick={() => open({ kind: 'token', id: token.id })}>
      <KindTile kind={token.kind} />
      <span class="ti ell">
        {tokenName(t, token)} <span class="fmt">{formatName(t, token)}</span>
      </span>
      <span class="sm t3 num">
        {end !== undefined && (
          <Phrase
            message={end > serverNow ? 'expires_at' : 'expired_at'}
            parts={[<b key="at">{clockTime(end, now.value)}</b>]}
          />
        )}
      </span>
      <Icon path={RIGHT} size={12} />
    </button>
  );
};
