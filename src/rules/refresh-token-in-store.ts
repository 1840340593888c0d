import type { EventKind } from '../oauth/grant';
import type { Severity } from './finding';
import { isBound, isDead } from './lifecycle';
import type { Reason } from './reason';
import type { Case, Known, Verdict } from './rule';

/** What may change the judgement of a refresh token at rest: it was replaced, found unrotated, or came to its end. */
export const STORE_EVENTS: readonly EventKind[] = [
  'token_issued',
  'refreshed',
  'rotated',
  'not_rotated',
  'refresh_refused',
  'revoked',
];

/** What a live token weighs that nothing limits, where that is more: `by` names the rules that say so of it. */
type Worst = { severity: Severity; by: Readonly<Record<string, Reason>> };

/** A dead token in a store is another fault (token-left-after-logout). */
export const judgeStored = ({ token }: Case, known: Known, worst?: Worst): Verdict | null => {
  if (isDead(token.id, known.grantOf(token.id))) return null;
  if (!worst || token.certainty !== 'proven' || isBound(token, known)) return {};
  const reasons = known
    .findingsOf(token.id)
    .flatMap(({ rule, severity }) => (severity === 'info' ? [] : (worst.by[rule] ?? [])));
  return reasons.length > 0 ? { severity: worst.severity, reasons: [...new Set(reasons)] } : {};
};
