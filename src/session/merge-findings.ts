import { compareCertainty } from '../oauth/token';
import { compareSeverity, type Finding } from '../rules/finding';
import { RULES } from '../rules/index';
import { findingKey } from '../rules/judge';
import type { Inspection } from './inspection';

/** `counts`: seen anew. `still`: seen as before. `surer`: judged again for being surer. `event`: judged again for what happened since. */
export type Occasion = 'counts' | 'still' | 'surer' | 'event';

/** Adds findings; two of one key are one (G-DUP). */
export const addFindings = (inspection: Inspection, found: readonly Finding[], occasion: Occasion = 'counts'): void => {
  for (const finding of found) {
    const key = findingKey(RULES, finding);
    const isOwnTokens = BY_TOKEN.has(finding.rule);
    const at = inspection.findings.findIndex(
      (one) =>
        // Most are told apart without their keys.
        one.rule === finding.rule &&
        one.site === finding.site &&
        (!isOwnTokens || one.token === finding.token) &&
        findingKey(RULES, one) === key,
    );
    const known = inspection.findings[at];
    if (known) inspection.findings[at] = mergeFinding(known, finding, occasion);
    else if (occasion !== 'still' || !isFolded(inspection, finding)) inspection.findings.push(finding);
  }
};

/** Seen as before and not listed: it was folded away, since what the limits let go is less severe than all that stays. */
const isFolded = ({ dropped, findings }: Inspection, { severity }: Finding): boolean =>
  dropped.findings > 0 && findings.every((one) => compareSeverity(one.severity, severity) >= 0);

/** Rules of which two findings about two tokens are never one. */
const BY_TOKEN = new Set(RULES.flatMap(({ id, per }) => (per === undefined || per === 'token' ? [id] : [])));

/** The surer judgement stands; of equal ones the newer, since it knows more. The first place seen stays its place. */
const mergeFinding = (known: Finding, finding: Finding, occasion: Occasion): Finding => {
  const order = compareCertainty(finding.certainty, known.certainty);
  const isWeaker = order < 0 || (occasion === 'surer' && compareSeverity(finding.severity, known.severity) < 0);
  const { reason: _, ...facts } = known.facts;
  const counted = {
    at: Math.min(known.at, finding.at),
    last: occasion === 'counts' || occasion === 'still' ? Math.max(known.last, finding.last) : known.last,
    count: known.count + (occasion === 'counts' ? 1 : 0),
  };
  if (isWeaker) return { ...known, ...counted, certainty: order > 0 ? finding.certainty : known.certainty };
  const place = known.place ?? finding.place;
  return { ...finding, ...counted, ...(place && { place }), facts: { ...facts, ...finding.facts } };
};
