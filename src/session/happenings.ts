import { isPlain } from '../oauth/address';
import { isSuccess } from '../oauth/answer';
import { addReading, clocksApart, readingOf, serverClock } from '../oauth/clock';
import type { Observation } from '../oauth/observation';
import { siteOf } from '../oauth/parties';
import type { Sighted } from '../oauth/sight';
import { answered, issued, refused } from './answers';
import { departed } from './departures';
import type { Desk, Moment } from './desk';
import { noteEchoed } from './echoed';
import { noteEnds } from './ends';
import type { Happened } from './grants';
import { receiverOf, tokenIn } from './known';
import { recordAnswer, recordClock, recordExchange } from './record';
import { isUnconfirmed } from './requests';
import { authorizationPushed } from './sign-in';
import type { Pending } from './site-memory';
import { bringHome } from './stray-uses';

/** What an observation makes happen to the grants of its site, and what of its exchange is judged on the way. */
export const eventsOf = (
  desk: Desk,
  observation: Observation,
  { message, place }: Sighted,
  pending: Pending | null,
): Happened[] => {
  const { memory, inspection } = desk;
  const offsetMs = inspection.clock?.offsetMs ?? 0;
  const tokenOf = (id: string) => tokenIn(inspection, id);
  const { initiator, at, url, channel } = observation;
  if (message?.says === 'callback') noteEnds(desk, message, { at });
  if (!pending) {
    if (message?.says !== 'callback' || !place || !isDelivered(observation)) return [];
    const { origin } = new URL(url);
    const departing = { message, at, origin, place, plain: isPlain(url), type: '', request: null, initiator };
    return departed(memory, departing, tokenOf, offsetMs);
  }
  const moment: Moment = { site: inspection.site, at, pageOnly: isUnconfirmed(pending) };
  const happened: Happened[] = [];
  if (message !== null && message === pending.message)
    happened.push(...departed(memory, { ...pending, initiator }, tokenOf, offsetMs));
  const isAnswer = channel === 'response-header' || (isUnconfirmed(pending) && observation.exchange?.answer);
  const settles = isAnswer && pending.answer !== undefined && !pending.settled;
  if (settles) {
    pending.settled = true;
    timeClock(desk, pending, moment);
    noteEchoed(memory, pending);
    const party = receiverOf(desk, pending, moment.site);
    happened.push(...answered(memory, pending, { tokenOf, offsetMs, party }));
    recordAnswer(desk, pending, moment);
    recordExchange(desk, pending, null, 'answered', moment);
  }
  if (message?.says === 'token-response' && channel === pending.issued) {
    const generated = pending.answer?.date ?? at + offsetMs;
    noteEnds(desk, message, { at, ...pending.answer });
    const brought = issued(memory, pending, message, { at, generated, offsetMs, tokenOf });
    happened.push(...brought);
    if (brought[0] && message.access !== undefined) bringHome(desk, brought[0].grant, message.access);
    if (pending.settled) recordAnswer(desk, pending, moment, 'event');
  }
  // In a worker that has just woken the body may come before the headers.
  if (pending.refusal !== undefined && (settles || message?.says === 'token-error'))
    happened.push(...refused(memory, pending, pending.refusal, { tokenOf, offsetMs }));
  if (message?.says === 'pushed-response' && isSuccess(pending.answer?.status ?? 0))
    happened.push(...authorizationPushed(memory, pending, message));
  return happened;
};

/** A fragment goes to no server, and to no other place than the document it is for. So does a message, once it is heard. */
const isDelivered = ({ channel, reportedBy }: Observation): boolean =>
  channel === 'fragment' || (channel === 'post-message' && reportedBy === 'browser');

/** Once, and after its events: a rule about an answer may ask for what came of it. */
export const judgeRead = (
  desk: Desk,
  { channel }: Observation,
  { message, place }: Sighted,
  pending: Pending,
  moment: Moment,
): void => {
  if (pending.read || message === null || place === null || !channel.startsWith('response-')) return;
  pending.read = true;
  recordExchange(desk, pending, { message, place }, 'read', moment);
};

/** Only servers that deal in tokens set the clock by which tokens are judged. */
const timeClock = (desk: Desk, { answer, origin, carried, message, at }: Pending, moment: Moment): void => {
  if (answer?.date === undefined || (carried.length === 0 && message === null)) return;
  const reading = readingOf(answer.date, at, answer.at);
  if (!reading) return;
  const { memory } = desk;
  memory.clocks = addReading(memory.clocks, siteOf(origin), reading);
  recordClock(desk, serverClock(memory.clocks, memory.issuers), clocksApart(memory.clocks), moment);
};
