import type { LifecycleEvent } from '../../src/oauth/grant';
import { coverageKey, type Inspection, inspectionKey } from '../../src/session/inspection';
import { manyTokens } from '../browser/many-tokens';

const TOKENS = 200;
/** More than the limits leave. */
const EXPOSURES = 500;
const BEGAN = Date.now();

/** What storage holds of a tab with as many tokens as there may be, in eight grants. `step`: how often something was seen since. */
export const crowdedTab = (tab: number, step: number): Record<string, unknown> => {
  const { inspection, coverage } = manyTokens(tab, BEGAN, TOKENS, EXPOSURES);
  const seen = inspection.sightings[step];
  if (seen) Object.assign(seen, { count: seen.count + step, last: BEGAN + step });
  return {
    [inspectionKey(tab)]: { ...inspection, grants: grantsOf(inspection) },
    [coverageKey(tab)]: coverage,
  };
};

const KINDS = ['token_issued', 'token_stored', 'token_used'] as const;

const grantsOf = ({ tokens }: Inspection): Inspection['grants'] =>
  Array.from({ length: 8 }, (_, client) => ({
    id: `grant-${client}`,
    issuer: 'https://login.idp.test',
    clientId: `client-${client}`,
    events: Array.from({ length: 15 }, (_, index): LifecycleEvent => {
      const token = tokens[client + 8 * index]?.id;
      return {
        kind: KINDS[index % 3] ?? 'token_used',
        at: BEGAN - 60_000 + index * 1_000 + client,
        evidence: 'seen',
        ...(token !== undefined && { token }),
        facts: { count: 3 },
      };
    }),
  }));
