import { factsOf } from '../oauth/event-facts';
import { rfc } from './reference';
import type { EventRule } from './rule';

/** How far exp and expires_in may lie apart: the answer takes its time, and so does rounding. In ms. */
const APART_MS = 120_000;

/** What an app's own server answers in a form of its own promises no expires_in: token_type says which form it is. */
export const tokenResponseExpiry: EventRule = {
  id: 'token-response-expiry',
  severity: 'low',
  references: [rfc(6749, '5.1', 'RECOMMENDED'), rfc(6749, '4.2.2', 'RECOMMENDED'), rfc(6819, '3.1.2')],
  per: 'place',
  on: 'event',
  events: ['token_issued'],
  judge: ({ event }, known) => {
    const { access, tokenType, front, expiresIn, expiresInFault, expiryGapMs = 0 } = factsOf(event, 'token_issued');
    if (expiresInFault === 'not_positive') return { reasons: ['not_positive'] };
    if (known.clockIsKnown && Math.abs(expiryGapMs) > APART_MS)
      return { facts: { gapSeconds: Math.round(expiryGapMs / 1_000) } };
    if (expiresInFault === 'text') return { severity: 'info', reasons: ['text_number'] };
    if (expiresIn !== undefined || access === undefined || (tokenType === undefined && !front)) return null;
    const statesEnd = known.token(access)?.expirySource === 'exp';
    return statesEnd ? { severity: 'info', reasons: ['states_end'] } : { reasons: ['no_life'] };
  },
};
