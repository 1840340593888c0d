import type { Inspection } from '../session/inspection';
import { sameRows } from '../views/same-rows';

/** An inspection that came, with all that is in it as it was in the one before. */
export const keepSame = (before: Inspection | null, next: Inspection): Inspection => {
  if (!before) return next;
  try {
    return {
      ...next,
      tokens: sameRows(before.tokens, next.tokens),
      findings: sameRows(before.findings, next.findings),
      sightings: sameRows(before.sightings, next.sightings),
      grants: sameRows(before.grants, next.grants),
    };
  } catch {
    return next; // no rows at all: what draws them says so
  }
};
