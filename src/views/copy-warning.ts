import type { Token } from '../oauth/token';
import { claimOf } from './claim';
import type { Translate } from './scope';
import { clockTime } from './time';
import type { Moment } from './time-notes';

/** What whoever gets hold of an access or ID token can do with it, in a sentence. */
export const copyWarning = (t: Translate, token: Token, { serverNow, now }: Moment): string => {
  const { kind, expiresAt } = token;
  if (kind === 'id') return t('copy_id');
  if (expiresAt !== undefined && expiresAt <= serverNow) return t('copy_access_over', clockTime(expiresAt, now));
  if (claimOf(token, 'cnf')) return t('copy_access_bound');
  return expiresAt === undefined ? t('copy_access_endless') : t('copy_access_until', clockTime(expiresAt, now));
};
