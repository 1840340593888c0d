import type { Grant } from '../oauth/grant';
import type { Certainty, Token } from '../oauth/token';
import { compareSeverity, type Finding, type Severity, step } from './finding';
import { clientKind, isBound } from './lifecycle';
import type { Reason } from './reason';
import type { Known, Rule, Verdict } from './rule';

/*
 * The guards of the catalogue: what keeps any rule quiet or makes it milder, whatever it judges. Each is held in one
 * place and tested by name in test/rules/guards.test.ts.
 *
 * G-SELF       channels/web-request frameOf: requests of extensions and of the browser itself are no observation
 * G-PREFLIGHT  channels/web-request frameOf: nor is an OPTIONS request
 * G-LOCAL      here: transport is no matter on this computer, and nothing there weighs more than low
 * G-SITE       oauth/parties partyOf: parties are told apart by registrable domain
 * G-BFF        here: nothing is said of a backend's own requests, which nobody here can see
 * G-DPOP       here: a finding about a token bound to a key weighs one step less
 * G-CONF       here: a hint never weighs more than low, and what is likely never more than the rule's own severity
 * G-DUP        judge findingKey: one finding a rule, token, site and place
 * G-CAPTURE    sign-in requestOf: what is missing is missed only where the request before it was seen
 * G-RETRY      lifecycle APART_MS: what comes twice within it may be one attempt
 * G-ERR        lifecycle isAccepted: only a 2xx without an error is an acceptance
 * G-REDACT     oauth/credential-value isStandIn: what is visibly masked is no token
 * G-DOC        here: what stands in a page that teaches or tries out tokens is information
 * G-OPAQUE     jwt-claims readJwt: what cannot be read is not judged by its content
 */

/** What the guards need to know of the place a verdict is about. */
export type Setting = {
  site: string;
  at: number;
  /** The top document is on this computer, or the user called the site a development site (G-LOCAL). */
  dev: boolean;
  /** The top document teaches or tries out tokens: what stands there is an example (G-DOC). */
  docs: boolean;
  /** Only the page says so: nothing it reports rises above a hint (architecture §4.2). */
  pageOnly: boolean;
};

/** Whether a rule has nothing to say of this, whatever it would say: G-LOCAL, G-BFF. */
export const isSilenced = (
  { transport, ofClient }: Rule,
  { token, grant }: { token?: Token | undefined; grant?: Grant },
  known: Known,
  { dev }: Setting,
): boolean => {
  if (transport && dev) return true;
  const own = ofClient ? (grant ?? known.grantOf(token?.id ?? '')) : undefined;
  return own !== undefined && clientKind(own) === 'backend';
};

/** What a verdict weighs after G-DPOP, G-CONF, the word of a page alone, G-LOCAL and G-DOC, in this order. */
export const weigh = (
  rule: Rule,
  verdict: Verdict,
  token: Token | undefined,
  known: Known,
  { dev, docs, pageOnly }: Setting,
): Pick<Finding, 'severity' | 'certainty' | 'facts'> => {
  const reasons: Reason[] = [...(verdict.reasons ?? [])];
  const certainty: Certainty = pageOnly ? 'hint' : (token?.certainty ?? 'proven');
  let severity = verdict.severity ?? rule.severity;
  if (token && !rule.aboutBinding && !reasons.includes('bound') && isBound(token, known)) {
    severity = step(severity, -1);
    reasons.push('bound');
  }
  if (certainty === 'likely') severity = atMost(severity, rule.severity);
  if (certainty === 'hint') severity = atMost(severity, 'low');
  if (pageOnly) reasons.push('page_only');
  if (dev) {
    severity = atMost(severity, 'low');
    reasons.push('dev');
  }
  if (docs) severity = 'info';
  return { severity, certainty, facts: { ...verdict.facts, ...(reasons.length > 0 && { reason: reasons.join(',') }) } };
};

const atMost = (severity: Severity, cap: Severity): Severity => (compareSeverity(severity, cap) > 0 ? cap : severity);
