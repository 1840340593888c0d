import type { Grant } from '../oauth/grant';
import { clientKind, isAccepted } from './lifecycle';
import { asvs, oidc, rfc } from './reference';
import type { EventRule, Verdict } from './rule';

/** What was sent before a first success is a retry: a code is used up by the exchange that succeeds. */
export const flowCodeReuse: EventRule = {
  id: 'flow-code-reuse',
  severity: 'critical',
  references: [
    rfc(6749, '4.1.2', 'MUST NOT'),
    rfc(6749, '10.5', 'MUST'),
    rfc(9700, '4.2.4', 'MUST'),
    oidc('3.1.3.2', 'TokenRequestValidation'),
    asvs('10.4.2', 'L1'),
  ],
  per: 'token',
  on: 'event',
  events: ['code_exchange', 'callback', 'backend_exchange'],
  judge: ({ event: { kind, token }, grant }) => {
    if (token === undefined) return null;
    return kind === 'code_exchange' ? sentTwice(token, grant) : openedTwice(token, grant);
  },
};

const sentTwice = (code: string, { events }: Grant): Verdict | null => {
  const answered = events.filter(
    ({ kind, token, facts }) => kind === 'code_exchange' && token === code && facts.status !== undefined,
  );
  const uses = answered.filter(isAccepted).length;
  if (uses > 1) return { reasons: ['accepted'], facts: { uses } };
  const last = answered.at(-1);
  if (uses === 0 || !last || isAccepted(last)) return null;
  const status = Number(last.facts.status);
  const isRefused = status >= 400 && status < 500;
  return isRefused ? { severity: 'low', reasons: ['refused'], facts: { status } } : { severity: 'high' };
};

/** What a backend did with the code is not seen: two new sessions are a sign, and no proof. */
const openedTwice = (code: string, grant: Grant): Verdict | null => {
  if (clientKind(grant) !== 'backend') return null;
  const opened = grant.events.filter(
    ({ kind, token, facts }) =>
      kind === 'callback' && token === code && facts.setsSession === true && !(Number(facts.status) >= 400),
  );
  if (opened.length < 2) return null;
  const isAhead = opened.filter(({ facts }) => facts.prefetch !== true).length < 2;
  return isAhead ? { severity: 'info', reasons: ['prefetch'] } : { severity: 'high', reasons: ['backend'] };
};
