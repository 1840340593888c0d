import type { Token } from '../oauth/token';
import { Icon } from './icon';
import { CARD, KEY, REFRESH } from './icon-paths';

const TILES: Partial<Record<Token['kind'], string>> = { access: KEY, id: CARD, refresh: REFRESH };

/** The sign of a kind of token. Decorative: its name stands beside it. */
export const KindTile = ({ kind }: { kind: Token['kind'] }) => (
  <span class={`kind ${kind}`}>
    <Icon path={TILES[kind] ?? KEY} size={14} />
  </span>
);
