import type { Grant } from '../oauth/grant';
import { type Place, placeKey } from '../oauth/sighting';
import type { Token } from '../oauth/token';
import type { Finding } from './finding';
import { isSilenced, type Setting, weigh } from './guards';
import type { Case, Clock, Exchanged, Happening, Known, Rule, SightingRule, Verdict } from './rule';

/** Runs the rules that care for a sighting. A rule that throws becomes a note; the others still run. */
export const judgeSighting = (
  rules: readonly Rule[],
  seen: Case,
  known: Known,
  setting: Setting,
  event?: string,
): Finding[] =>
  rules.flatMap((rule) =>
    rule.on === 'sighting' && cares(rule, seen, event)
      ? conclude(
          rule,
          () => rule.judge(seen, known),
          { token: seen.token, place: seen.sighting.place, length: seen.length },
          known,
          setting,
        )
      : [],
  );

export const judgeEvent = (rules: readonly Rule[], happening: Happening, known: Known, setting: Setting): Finding[] =>
  rules.flatMap((rule) =>
    rule.on === 'event' && rule.events.includes(happening.event.kind)
      ? conclude(
          rule,
          () => rule.judge(happening, known),
          { token: known.token(happening.event.token ?? ''), place: happening.place, grant: happening.grant },
          known,
          setting,
        )
      : [],
  );

/** `when`: what is known of the answer by now; a rule is asked at the one it names. */
export const judgeExchange = (
  rules: readonly Rule[],
  exchanged: Exchanged,
  when: 'answered' | 'read',
  { request, answer }: { request: Place | undefined; answer: Place },
  known: Known,
  setting: Setting,
): Finding[] =>
  rules.flatMap((rule) =>
    rule.on === 'exchange' && rule.when === when
      ? conclude(
          rule,
          () => rule.judge(exchanged, known),
          { token: known.token(exchanged.token ?? ''), place: (rule.ofRequest && request) || answer },
          known,
          setting,
        )
      : [],
  );

export const judgeClock = (rules: readonly Rule[], clock: Clock, known: Known, setting: Setting): Finding[] =>
  rules.flatMap((rule) => (rule.on === 'clock' ? conclude(rule, () => rule.judge(clock), {}, known, setting) : []));

/** Two findings of one key are one finding (G-DUP). */
export const findingKey = (rules: readonly Rule[], { rule: id, site, token = '', place, facts }: Finding): string => {
  if (id === FAILED) return `${id} ${site} ${facts.rule}`;
  const per = rules.find((rule) => rule.id === id)?.per;
  if (per === 'site') return `${id} ${site}`;
  if (per === 'place') return `${id} ${site} ${place ? placeKey(place) : ''}`;
  if (per === 'token') return `${id} ${site} ${token}`;
  if (per === 'grant') return `${id} ${site} ${facts.grant ?? token}`;
  return `${id} ${site} ${token} ${place ? placeKey(place) : ''}`;
};

/** The note that takes the place of what a rule would have said. */
const FAILED = 'rule-failed';

const cares = (
  { kinds, channels, whenAnswered, again }: SightingRule,
  { token, sighting, exchange }: Case,
  event: string | undefined,
): boolean =>
  kinds.includes(token.kind) &&
  (channels?.includes(sighting.place.channel) ?? true) &&
  (event === undefined || (again?.some((kind) => kind === event) ?? false)) &&
  (whenAnswered === undefined || exchange?.answered === true);

const conclude = (
  rule: Rule,
  judge: () => Verdict | null,
  about: { token?: Token | undefined; place?: Place | undefined; length?: number | undefined; grant?: Grant },
  known: Known,
  setting: Setting,
): Finding[] => {
  if (isSilenced(rule, about, known, setting)) return [];
  const base = { site: setting.site, at: setting.at, last: setting.at, count: 1 };
  try {
    const verdict = judge();
    if (!verdict) return [];
    const token = verdict.token === undefined ? about.token : known.token(verdict.token);
    const { severity, certainty, facts } = weigh(rule, verdict, token, known, setting);
    if (about.length !== undefined) facts.length = about.length;
    const grant = rule.per === 'grant' ? (about.grant ?? known.grantOf(token?.id ?? ''))?.id : undefined;
    const id = verdict.token ?? token?.id;
    return [
      {
        rule: rule.id,
        severity,
        certainty,
        ...base,
        ...(id !== undefined && { token: id }),
        ...(about.place && { place: about.place }),
        facts: grant === undefined ? facts : { ...facts, grant },
      },
    ];
  } catch {
    return [{ rule: FAILED, severity: 'info', certainty: 'proven', ...base, facts: { rule: rule.id } }];
  }
};
