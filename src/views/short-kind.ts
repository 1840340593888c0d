import type { Token } from '../oauth/token';
import type { Translate } from './scope';

/** What a kind of token is called where a row of a list or table already says that it is a token. */
export const shortKind = (t: Translate, kind: Token['kind']): string => t(SHORT[kind] ?? 'token_other');

const SHORT: Partial<Record<Token['kind'], string>> = {
  access: 'life_short_access',
  id: 'life_short_id',
  refresh: 'life_short_refresh',
};
