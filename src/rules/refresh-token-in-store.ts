import type { EventKind } from '../oauth/grant';
import type { TokenKind } from '../oauth/token';
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

/** A refresh token, or what is encrypted and may be one. */
export const STORED_KINDS: readonly TokenKind[] = ['refresh', 'unknown'];

/**
 * A dead token in a store is another fault (token-left-after-logout). Encryption with the key beside it is worth a note:
 * nobody has seen what is inside, and it stops no script of the page.
 */
export const judgeStored = ({ token, sealed }: Case, known: Known, worst?: Worst): Verdict | null => {
  if (token.kind === 'unknown') return sealed ? { severity: 'info', reasons: ['encrypted'] } : null;
  if (isDead(token.id, known.grantOf(token.id))) return null;
  if (!worst || token.certainty !== 'proven' || isBound(token, known)) return {};
  const reasons = known
    .findingsOf(token.id)
    .flatMap(({ rule, severity }) => (severity === 'info' ? [] : (worst.by[rule] ?? [])));
  return reasons.length > 0 ? { severity: worst.severity, reasons: [...new Set(reasons)] } : {};
};
