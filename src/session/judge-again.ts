import type { LifecycleEvent } from '../oauth/grant';
import { placeKey } from '../oauth/sighting';
import type { TokenKind } from '../oauth/token';
import { RULES } from '../rules/index';
import { judgeSighting } from '../rules/judge';
import type { Case, Rule } from '../rules/rule';
import type { Desk } from './desk';
import { knownOf, settingOf, tokenIn } from './known';
import { membersOf } from './members';
import { addFindings } from './merge-findings';
import { proofKeyOf } from './proof-keys';
import type { KeptGrant } from './site-memory';

/** Judges stored sightings of a token once more because more is known of it. It counts nothing again. */
export const judgeTokenAgain = (desk: Desk, id: string, at: number): void =>
  judgeAgain(desk, new Set([id]), RULES, undefined, at);

/**
 * The same for those of a grant's tokens that some rule judges again after such an event; of a use, those of the token
 * used. A private key may be the key of any of them.
 */
export const judgeGrantAgain = (desk: Desk, event: LifecycleEvent, grant: KeptGrant, at: number): void => {
  const { rules, kinds } = AGAIN.get(event.kind) ?? NONE;
  if (rules.length === 0) return;
  const members = event.kind === 'token_used' ? [String(event.token)] : membersOf(grant);
  const ids = [...desk.memory.proofKeys.map(({ id }) => id), ...members].filter((id) => {
    const token = tokenIn(desk.inspection, id);
    return token && kinds.has(token.kind);
  });
  judgeAgain(desk, new Set(ids), rules, event.kind, at);
};

const judgeAgain = (
  desk: Desk,
  ids: ReadonlySet<string>,
  rules: readonly Rule[],
  event: string | undefined,
  at: number,
): void => {
  if (ids.size === 0) return;
  const { inspection, coverage, memory } = desk;
  const known = knownOf(desk, at);
  const before = inspection.findings.filter(({ token }) => token !== undefined && ids.has(token));
  for (const sighting of inspection.sightings.filter((one) => ids.has(one.token))) {
    const id = sighting.token;
    const token = tokenIn(inspection, id);
    if (!token) continue;
    const key = placeKey(sighting.place);
    const mine = before.filter((finding) => finding.token === id);
    const proofKey = proofKeyOf(memory, id);
    const seen: Case = {
      token,
      sighting,
      length: Number(mine.find(({ place }) => place && placeKey(place) === key)?.facts.length ?? 0),
      unsigned: mine.some(({ facts }) => facts.unsigned === true),
      exchange: null,
      ...(proofKey && { proofKey }),
    };
    const pageOnly = coverage.reported.includes(`${id} ${key}`);
    const setting = settingOf({ site: sighting.site, at: sighting.at, pageOnly });
    const found = judgeSighting(rules, seen, known, setting, event);
    addFindings(inspection, found, event === undefined ? 'surer' : 'event');
  }
};

type Again = { rules: Rule[]; kinds: Set<TokenKind> };

const NONE: Again = { rules: [], kinds: new Set() };

/** Rules that judge sightings again, by the event they do it after, and the kinds of tokens they care for. */
const AGAIN = new Map<string, Again>();
for (const rule of RULES) {
  if (rule.on !== 'sighting') continue;
  for (const kind of rule.again ?? []) {
    const again = AGAIN.get(kind) ?? { rules: [], kinds: new Set() };
    AGAIN.set(kind, again);
    again.rules.push(rule);
    for (const one of rule.kinds) again.kinds.add(one);
  }
}
