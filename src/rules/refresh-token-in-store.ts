import type { EventKind } from '../oauth/grant';
import type { Severity } from './finding';
import { isDead } from './lifecycle';
import type { Case, Known, Verdict } from './rule';

/** What may change the judgement of a refresh token at rest: it was replaced, found unrotated, or came to its end. */
export const STORE_EVENTS: readonly EventKind[] = [
  'token_issued',
  'rotated',
  'not_rotated',
  'refresh_refused',
  'revoked',
];

/**
 * A dead token in a store is another fault (token-left-after-logout). `worst`: what a live one that nothing limits weighs,
 * where that is more.
 */
export const judgeStored = ({ token }: Case, known: Known, worst?: Severity): Verdict | null => {
  if (isDead(token.id, known.grantOf(token.id))) return null;
  const unrotated = known.findingsOf(token.id).some(({ rule }) => rule === 'rt-not-rotated');
  return worst && unrotated && token.certainty === 'proven' ? { severity: worst, reasons: ['unrotated'] } : {};
};
