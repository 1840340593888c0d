import type { Observation } from '../oauth/observation';
import type { Seen } from '../oauth/sight';
import { type Place, placeKey } from '../oauth/sighting';
import { RULES } from '../rules/index';
import { judgeClock, judgeEvent, judgeExchange, judgeSighting } from '../rules/judge';
import type { Case } from '../rules/rule';
import type { Desk, Moment } from './desk';
import { echoedTo } from './echoed';
import { tellEnds } from './ends';
import type { Happened } from './grants';
import type { Inspection } from './inspection';
import { judgeGrantAgain, judgeTokenAgain } from './judge-again';
import { knownOf, receiverOf, settingOf, tokenIn } from './known';
import { addFindings, type Occasion } from './merge-findings';
import { mergeSighting } from './merge-sighting';
import { mergeToken } from './merge-token';
import { noteProofKey } from './proof-keys';
import type { Pending } from './site-memory';
import { isGuarded } from './writes';

/** Adds what was seen and judges it. Answers the ids whose raw value must go: they turned out to be secrets. */
export const recordSeen = (
  desk: Desk,
  seen: readonly Seen[],
  moment: Moment,
  pending: Pending | null,
  { cookie, route, proofKey }: Pick<Observation, 'cookie' | 'route' | 'proofKey'>,
): string[] => {
  const dropped: string[] = [];
  for (const one of seen) {
    const again = moment.again || isCarried(one, pending);
    if (again && isFolded(desk.inspection, one)) continue;
    const certainty = moment.pageOnly ? 'hint' : one.certainty;
    const change = mergeToken(desk.inspection, { ...one.token, certainty });
    if (change.becameSecret) dropped.push(one.token.id);
    const { sighting, counted } = mergeSighting(desk, one, { ...moment, ...(again && { again: true }) });
    const token = tokenIn(desk.inspection, one.token.id);
    if (!token) continue;
    if (change.kindChanged)
      desk.inspection.findings = desk.inspection.findings.filter((finding) => finding.token !== token.id);
    if (proofKey) noteProofKey(desk.memory, token.id, proofKey);
    const seenAs: Case = {
      token,
      sighting,
      length: one.length,
      unsigned: one.unsigned ?? false,
      exchange: exchangeOf(pending, one.scheme, one.registers),
      ...(one.sealed && { sealed: one.sealed }),
      ...(cookie && { cookie }),
      ...(cookie && isGuarded(desk.memory, one.place.host, cookie.hostOnly) && { guarded: true as const }),
      ...(route && { route }),
      ...(proofKey && { proofKey }),
    };
    const found = judgeSighting(RULES, seenAs, knownOf(desk, moment.at), settingOf(moment));
    addFindings(desk.inspection, found, counted ? 'counts' : 'still');
    if (change.kindChanged || change.surer) judgeTokenAgain(desk, token.id, moment.at);
  }
  return dropped;
};

/**
 * What is told again and is not listed is what the limits folded away: else it would take the place of others with each
 * look, be counted each time, and the list would change under its reader's eyes.
 */
const isFolded = (inspection: Inspection, { token }: Seen): boolean =>
  inspection.dropped.sightings > 0 && tokenIn(inspection, token.id) === undefined;

/** Firefox tells of a request once more when a service worker lets it pass: it is the same one. */
const isCarried = ({ token, place }: Seen, pending: Pending | null): boolean =>
  place.channel.startsWith('request-') &&
  (pending?.carried.some((one) => one.token === token.id && placeKey(one.place) === placeKey(place)) ?? false);

/** Judges events, and once more the sightings of the grant that care for them. */
export const recordEvents = (
  desk: Desk,
  happened: readonly Happened[],
  moment: Moment,
  pending: Pending | null,
  said: Place | null,
): void => {
  for (const { grant, event, again, place: own } of happened) {
    const carried = pending?.carried.find(({ token }) => token === event.token || token === event.facts.sent)?.place;
    const place = own ?? carried ?? said ?? pending?.place;
    const found = judgeEvent(
      RULES,
      { event, grant, ...(place && { place }) },
      knownOf(desk, moment.at),
      settingOf(moment),
    );
    addFindings(desk.inspection, found, again && 'event');
    judgeGrantAgain(desk, event, grant, moment.at);
  }
};

/** Judges what a request carried once its answer is there: only then is it known that it left as it was. */
export const recordAnswer = (desk: Desk, pending: Pending, moment: Moment, occasion?: Occasion): void => {
  for (const { token: id, place, scheme } of pending.carried) {
    const token = tokenIn(desk.inspection, id);
    const sighting = desk.inspection.sightings.find(
      (one) => one.token === id && placeKey(one.place) === placeKey(place),
    );
    if (!token || !sighting) continue;
    const seen: Case = { token, sighting, unsigned: false, exchange: exchangeOf(pending, scheme) };
    addFindings(desk.inspection, judgeSighting(ANSWERED, seen, knownOf(desk, moment.at), settingOf(moment)), occasion);
  }
};

const ANSWERED = RULES.filter((rule) => rule.on === 'sighting' && rule.whenAnswered);

/** Judges a request with its answer: when that is there, and once more when its body was read and said something. */
export const recordExchange = (
  desk: Desk,
  pending: Pending,
  read: { message: NonNullable<Pending['message']>; place: Place } | null,
  when: 'answered' | 'read',
  moment: Moment,
): void => {
  const { message: request, answer, origin, plain, type, method } = pending;
  if (!answer) return;
  const response = read?.message ?? null;
  const { access, refresh, idToken } = response?.says === 'token-response' ? response : {};
  const token = access ?? refresh ?? idToken;
  const place: Place = read?.place ?? {
    channel: 'response-header',
    host: pending.place?.host ?? pending.host,
    ...(pending.place?.path !== undefined && { path: pending.place.path }),
  };
  const party = receiverOf(desk, pending, moment.site);
  const echoed = echoedTo(desk.memory, pending);
  const exchanged = { request, response, answer, origin, party, plain, type, method, echoed, ...(token && { token }) };
  const known = knownOf(desk, moment.at);
  addFindings(
    desk.inspection,
    judgeExchange(RULES, exchanged, when, { request: pending.place, answer: place }, known, settingOf(moment)),
  );
};

/** `apartMs`: how far apart the clocks of two servers are, where both are known. */
export const recordClock = (
  desk: Desk,
  clock: Inspection['clock'],
  apartMs: number | undefined,
  moment: Moment,
): void => {
  desk.inspection.clock = clock;
  tellEnds(desk);
  if (!clock) return;
  const told = { ...clock, ...(apartMs !== undefined && { apartMs }) };
  addFindings(desk.inspection, judgeClock(RULES, told, knownOf(desk, moment.at), settingOf(moment)));
};

const exchangeOf = (pending: Pending | null, scheme: string | undefined, registers = false): Case['exchange'] =>
  pending && {
    plain: pending.plain,
    answered: pending.answer !== undefined,
    type: pending.type,
    method: pending.method,
    says: pending.message?.says ?? null,
    ...(pending.answer && { status: pending.answer.status }),
    issued: pending.issued !== undefined,
    ...(scheme && { scheme }),
    ...(registers && { registers }),
    proof: pending.bound,
  };
