import { isSuccess } from '../oauth/answer';
import { type Fingerprint, fingerprintWith, makeKey } from '../oauth/fingerprint';
import { type FollowedIndex, indexOf } from '../oauth/follow';
import { followedRuns } from '../oauth/followed-runs';
import { maskWith } from '../oauth/mask';
import type { Observation } from '../oauth/observation';
import { isWorth, type Knowledge, type Sighted, sight } from '../oauth/sight';
import { exchangedSince } from './backend';
import { concernsLanding, landed } from './beside-code';
import { boundInspection, boundMemory } from './bounds';
import type { Desk, Moment } from './desk';
import { expired } from './expiries';
import { eventsOf, judgeRead } from './happenings';
import { tokenIn } from './known';
import { learn } from './learn';
import { tidiedUp } from './logouts';
import { noteGrants } from './note-grants';
import { noteOpen } from './open-endpoints';
import { isOthersKey } from './proof-keys';
import { recordEvents, recordSeen } from './record';
import {
  askedFor,
  carry,
  isPassedOn,
  isUnconfirmed,
  joinRequest,
  noteAnswer,
  noteRequest,
  passedOn,
  type Recent,
  understand,
} from './requests';
import { scrub } from './scrub';
import { newSeal, noteSeal } from './seals';
import { mayBeKeys, noteKeys } from './seen-keys';
import { noteSessions, sessionsKnown } from './session-cookies';
import { settings } from './settings';
import type { Pending, SiteMemory } from './site-memory';
import { store } from './store';
import { storedTokens, tokensOf } from './stored-tokens';
import { noteWrite } from './writes';

const recent: Recent[] = [];

/**
 * What most observations come to: counted, and of no interest. False where there is something to understand; then
 * nothing has been done yet. It waits for nothing, since it runs on every event of every request.
 */
export const passOver = ({ coverage, memory }: Desk, observation: Observation): boolean => {
  if (!isOfNoInterest(memory, observation)) return false;
  if (observation.channel === 'request-url') coverage.requests += 1;
  return true;
};

/** The same of what no tab counts: the request of a worker that belongs to a site and not to one of its tabs. */
export const isOfNoInterest = (memory: SiteMemory, observation: Observation): boolean => {
  noteWrite(memory, observation);
  if (concernsLanding(memory, observation)) return false;
  const id = observation.exchange?.id ?? null;
  if (id !== null && memory.pending.some(({ request }) => request === id)) return false;
  // A worker may die before it is answered; without its request the answer would be the page's word alone.
  if (observation.url.includes(METADATA)) return false;
  if (mayBeKeys(observation)) return false;
  if (isOthersKey(memory, observation)) return true;
  if (newSeal(memory, observation)) return false;
  if (isWorth(observation, followedIn(memory), sessionsKnown(memory)) || passedOn(memory, observation)) return false;
  if (observation.channel === 'request-url') noteRequest(recent, observation, memory.site);
  if (observation.channel === 'response-header') {
    noteAnswer(recent, observation);
    noteOpen(memory, recent, observation);
  }
  return true;
};

/** RFC 8615: what begins so is read by a page to find its server (RFC 8414 §3, OpenID Connect Discovery §4). */
const METADATA = '/.well-known/o';

/**
 * `request`: something without which an answer could not be understood, and worth a write at once. `answer`: the headers of
 * a token response, whose body is still to come. `body`: what a page has read.
 */
export type Taken = 'nothing' | 'something' | 'request' | 'answer' | 'body';

/** Takes an observation into the desk of its tab and site: understood, recorded, judged. Changes are kept by the caller. */
export const takeIn = async (desk: Desk, observation: Observation, site: string): Promise<Taken> => {
  if (passOver(desk, observation)) return 'nothing';
  const { coverage, memory } = desk;
  if (observation.channel === 'request-url' && observation.reportedBy === 'browser') coverage.requests += 1;
  const followed = followedIn(memory);
  const url = new URL(observation.url);
  const pending = observation.exchange ? joinRequest(memory, recent, observation, url.origin, url.host) : null;
  const isPages = observation.reportedBy === 'page';
  const isAlone = isPages && (pending === null || isUnconfirmed(pending));
  // What the browser showed of a request needs no second witness.
  if (isPages && !isAlone && isShown(observation, pending)) return 'nothing';
  // Chromium keeps the body of a file to itself: that there was a request is certain then, and what was in it a hint.
  const isHidden = isPages && !isAlone && observation.channel === 'request-body';
  const pageOnly = isAlone || isHidden;
  if (!pageOnly && mayBeKeys(observation)) await noteKeys(memory, observation);
  const knowledge = await knowledgeOf(desk, pending, followed);
  const understood = await sight(observation, knowledge);
  const sighted = isHidden ? { ...understood, message: null } : understood;
  if (pending && isPassedOn(memory, pending, sighted.message)) return 'request';
  const moment: Moment = { site, at: observation.at, pageOnly, ...(observation.again && { again: true }) };
  await record(desk, observation, sighted, pending, moment, knowledge);
  return takenAs(observation, sighted, pending);
};

/** What the browser shows of a request, it shows for certain: all that was sent, and the body where it says so. */
const isShown = ({ channel }: Observation, pending: Pending | null): boolean => {
  if (channel === 'response-body') return pending?.bodyFollows === true;
  const isBody = pending?.message != null || pending?.carried.some(({ place }) => place.channel === channel) === true;
  return channel === 'request-body' ? isBody : channel.startsWith('request-');
};

const takenAs = ({ channel, exchange }: Observation, { message }: Sighted, pending: Pending | null): Taken => {
  if (channel === 'response-body') return 'body';
  if (!pending?.message) return 'something';
  // Its headers say how the client shows who it is.
  if (message === pending.message || channel === 'request-header') return 'request';
  const { status = 0 } = exchange?.answer ?? {};
  const isGranted = channel === 'response-header' && isSuccess(status);
  return isGranted && pending.message.says === 'token-request' ? 'answer' : 'something';
};

const record = async (
  desk: Desk,
  observation: Observation,
  sighted: Sighted,
  pending: Pending | null,
  moment: Moment,
  knowledge: Knowledge,
): Promise<void> => {
  const { inspection, memory } = desk;
  if (pending) understand(pending, observation, sighted);
  const dropped = recordSeen(desk, sighted.seen, moment, pending, observation);
  const happened = learn(desk, sighted, observation, moment);
  if (pending) carry(pending, observation, sighted);
  if (pending) noteSessions(memory, pending);
  noteSeal(memory, observation);
  happened.push(...eventsOf(desk, observation, sighted, pending), ...landed(memory, observation, sighted));
  noteGrants(desk.coverage, happened);
  happened.push(...storedTokens(desk, new Set([...sighted.seen.map(({ token }) => token.id), ...tokensOf(happened)])));
  happened.push(...exchangedSince(memory, observation.at), ...tidiedUp(memory, observation.at));
  happened.push(...expired(desk, observation.at));
  recordEvents(desk, happened, moment, pending, sighted.place);
  if (pending) judgeRead(desk, observation, sighted, pending, moment);
  const fresh = followNew(desk, sighted, moment);
  for (const { token, raw } of sighted.seen) {
    if (raw !== undefined && !moment.pageOnly && tokenIn(inspection, token.id)?.kind === token.kind)
      store.set(`raw:${token.id}`, raw);
  }
  if (fresh.length > 0) {
    const index = followedIn(memory);
    const masker = maskWith(knowledge.fingerprint, knowledge.kindOf, undefined, (text) => followedRuns(text, index));
    dropped.push(...(await scrub(inspection, indexOf(fresh), masker)));
  }
  if (dropped.length > 0) store.remove(...dropped.map((id) => `raw:${id}`));
  boundMemory(memory);
  boundInspection(desk);
};

/** Values that are proven, and that the browser itself saw, are followed from here on. */
const followNew = ({ memory, inspection }: Desk, { seen }: Sighted, { pageOnly }: Moment): Followed => {
  if (pageOnly) return [];
  const known = new Set(memory.followed.map(({ id }) => id));
  const fresh = seen.flatMap(({ token, followed }) =>
    followed && !known.has(token.id) ? [{ ...followed, kind: tokenIn(inspection, token.id)?.kind ?? token.kind }] : [],
  );
  memory.followed.push(...fresh);
  return fresh;
};

const knowledgeOf = async (
  { inspection, memory }: Desk,
  pending: Pending | null,
  followed: Knowledge['followed'],
): Promise<Knowledge> => ({
  fingerprint: await fingerprint(),
  kindOf: (id) => entriesIn(memory).byId.get(id)?.kind ?? tokenIn(inspection, id)?.kind,
  followed,
  issuers: new Set(memory.issuers),
  apis: new Set(memory.apis),
  families: settings.families(),
  answers: pending && askedFor(pending),
  revocation: new Set(memory.revocation),
  sessions: sessionsKnown(memory),
  seals: new Set(memory.seals.map(({ link }) => link)),
  introspection: new Set(memory.introspection),
  logout: new Set(memory.logout),
});

const followedIn = (memory: SiteMemory): FollowedIndex => entriesIn(memory).index;

/** What a site follows, by what it is sieved by and by id, made anew when there is more to follow. */
const entriesIn = (memory: SiteMemory): Entries => {
  const { followed } = memory;
  const known = indexes.get(memory);
  if (known?.of === followed && known.length === followed.length) return known;
  const byId = new Map(followed.map((one) => [one.id, one] as const));
  const entries = { of: followed, length: followed.length, index: indexOf(followed), byId };
  indexes.set(memory, entries);
  return entries;
};

type Followed = SiteMemory['followed'];
type Entries = { of: Followed; length: number; index: FollowedIndex; byId: Map<string, Followed[number]> };

const indexes = new WeakMap<SiteMemory, Entries>();

let maker: Promise<Fingerprint> | undefined;

const fingerprint = (): Promise<Fingerprint> => {
  maker ??= store.open('key', makeKey).then((key) => {
    store.changed('key');
    return fingerprintWith(key);
  });
  return maker;
};
