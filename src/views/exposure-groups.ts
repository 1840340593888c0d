import type { Exposure } from './exposures';
import type { TokenFamily } from './token-families';

/** What a list of exposures is put together by. */
export type Grouping = 'rule' | 'token';

/**
 * Exposures of one rule, those that only look like it apart, or of one family of tokens. `family` is null where the group
 * is of a rule, or is about no token that is listed. `count`: its rows, however many of them are drawn.
 */
export type ExposureGroup = { key: string; family: TokenFamily | null; count: number; rows: readonly Exposure[] };

/** Groups in the order of their first exposure, rows in the order given. An exposure of several families is in each. */
export const exposureGroups = (
  exposures: readonly Exposure[],
  by: Grouping,
  families: readonly TokenFamily[],
): ExposureGroup[] => {
  const familyOf = new Map(families.flatMap((family) => family.members.map((id) => [id, family] as const)));
  const groups = new Map<string, { family: TokenFamily | null; rows: Exposure[] }>();
  for (const exposure of exposures) {
    const about = by === 'rule' ? [null] : familiesOf(exposure, familyOf);
    for (const family of about) {
      const key = by === 'rule' ? ruleKey(exposure) : (family?.key ?? NONE);
      const group = groups.get(key);
      if (group) group.rows.push(exposure);
      else groups.set(key, { family, rows: [exposure] });
    }
  }
  return [...groups]
    .map(([key, group]) => ({ key, count: group.rows.length, ...group }))
    .sort((a, b) => Number(a.key === NONE) - Number(b.key === NONE));
};

/** No family has this key: theirs begin with a kind. */
const NONE = '';

const ruleKey = ({ rule, certainty }: Exposure): string => (certainty === 'hint' ? `${rule} hint` : rule);

const familiesOf = (
  { tokens }: Exposure,
  familyOf: ReadonlyMap<string, TokenFamily>,
): readonly (TokenFamily | null)[] => {
  const found = new Set(tokens.flatMap((id) => familyOf.get(id) ?? []));
  return found.size > 0 ? [...found] : [null];
};
