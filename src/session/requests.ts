import { isPlain } from '../oauth/address';
import type { Message } from '../oauth/message';
import type { Observation } from '../oauth/observation';
import { quickHash } from '../oauth/quick-hash';
import type { Sighted } from '../oauth/sight';
import { endpointOf } from './open-endpoints';
import type { Pending, SiteMemory } from './site-memory';

const MOST_PENDING = 60;
/** A request without an answer is forgotten after this time; ms. */
const OLDEST_MS = 5 * 60_000;
/** A page reports a response after it has read it: how far apart its account and the browser's may lie; ms. */
const APART_MS = 60_000;
/** A service worker may look into its caches before it passes a request on; ms. */
const PASSED_MS = 5_000;

/**
 * The request an observation belongs to, opened if it is the first of it. What the browser says is joined by its request
 * id; what the page says by tab, frame, method, address and nearest time. One browser request confirms one report.
 */
export const joinRequest = (
  memory: SiteMemory,
  recent: readonly Recent[],
  observation: Observation,
  origin: string,
  host: string,
): Pending => {
  const { exchange, tab, frame, at, url } = observation;
  const address = quickHash(url);
  const id = exchange?.id ?? null;
  const known = memory.pending.find((one) =>
    observation.reportedBy === 'browser' ? one.request === id && one.address === address : one.report === id,
  );
  const own = known?.message || known?.carried.length ? undefined : passedOn(memory, observation);
  if (own) {
    memory.pending = memory.pending.filter((one) => one !== known);
    return Object.assign(own, { request: id });
  }
  if (known) return known;
  const method = exchange?.method ?? '';
  // A request that a page's service worker passes on is one of no tab.
  const isSame = (one: { tab: number; frame: number; method: string; address: number; at: number; site?: string }) =>
    (one.tab < 0 ? one.site === undefined || one.site === memory.site : one.tab === tab && one.frame === frame) &&
    one.method === method &&
    one.address === address &&
    Math.abs(one.at - at) < APART_MS;
  if (observation.reportedBy === 'page') {
    const same = nearest(
      memory.pending.filter((one) => one.request !== null && one.report === null && isSame(one)),
      exchange?.sentAt ?? at,
    );
    if (same) {
      same.report = id;
      return same;
    }
  }
  const told =
    observation.reportedBy === 'browser' &&
    memory.pending.findLast((one) => one.request === null && one.report !== null && isSame(one));
  if (told) {
    // What the page said first is forgotten: it may be another request's.
    delete told.answer;
    delete told.settled;
    return Object.assign(told, { request: id, message: null, bound: false, authenticated: false, carried: [] });
  }
  const confirmed =
    observation.reportedBy === 'page'
      ? nearest(
          recent.filter((one) => !one.reported && isSame(one)),
          exchange?.sentAt ?? at,
        )
      : undefined;
  if (confirmed) confirmed.reported = true;
  const noted = id === null ? undefined : recent.findLast(({ request }) => request === id);
  if (noted) noted.isTaken = true;
  const pending: Pending = {
    request: observation.reportedBy === 'browser' ? id : (confirmed?.request ?? null),
    report: observation.reportedBy === 'page' ? id : null,
    tab,
    frame,
    method,
    address,
    endpoint: endpointOf(method, url),
    at,
    type: exchange?.type ?? '',
    plain: isPlain(url),
    host,
    origin,
    message: null,
    bound: false,
    authenticated: false,
    carried: [],
    ...(confirmed?.bodyFollows && { bodyFollows: true }),
  };
  memory.pending = [...memory.pending.filter((one) => at - one.at < OLDEST_MS), pending].slice(-MOST_PENDING);
  return pending;
};

/** Of two requests alike, the one that began when the page says that it asked; of two as near, the later. `since` in ms. */
const nearest = <One extends { at: number }>(requests: readonly One[], since: number): One | undefined =>
  requests.reduce<One | undefined>(
    (best, one) => (best && Math.abs(best.at - since) < Math.abs(one.at - since) ? best : one),
    undefined,
  );

/**
 * The request of a page that its service worker passes on. Firefox tells of both, though the second alone is sent: they
 * are one where they ask the same for the same tokens. Answers whether that is so; the page's then stands for both.
 */
export const isPassedOn = (memory: SiteMemory, pending: Pending, message: Pending['message']): boolean => {
  if (pending.tab >= 0 || message === null) return false;
  const asked = JSON.stringify(message);
  const own = memory.pending.findLast(
    (one) =>
      one.tab >= 0 &&
      one.request !== null &&
      one.answer === undefined &&
      one.method === pending.method &&
      one.address === pending.address &&
      Math.abs(one.at - pending.at) < PASSED_MS &&
      JSON.stringify(one.message) === asked,
  );
  if (!own) return false;
  own.request = pending.request;
  memory.pending = memory.pending.filter((one) => one !== pending);
  return true;
};

/**
 * The same where the body of the second cannot be read, since the service worker has taken it out of the page's: the
 * headers of an answer to a request that nothing was known of answer the page's, which has none.
 */
export const passedOn = (memory: SiteMemory, { tab, channel, exchange, at, url }: Observation): Pending | undefined => {
  if (tab >= 0 || channel !== 'response-header') return undefined;
  const address = quickHash(url);
  return memory.pending.findLast(
    (one) =>
      one.tab >= 0 &&
      one.request !== null &&
      one.answer === undefined &&
      one.method === exchange?.method &&
      one.address === address &&
      Math.abs(one.at - at) < APART_MS,
  );
};

/** Only the page told of it: nothing in it rises above a hint. */
export const isUnconfirmed = (pending: Pending): boolean => pending.request === null;

/** A request of no interest by itself; a page may yet report a response to it. In memory only, and nothing is lost with it. */
export type Recent = {
  request: string;
  tab: number;
  frame: number;
  method: string;
  address: number;
  at: number;
  site: string;
  reported: boolean;
  bodyFollows?: true;
  /** It was of interest after all. */
  isTaken?: true;
};

const MOST_RECENT = 300;

export const noteRequest = (recent: Recent[], { exchange, tab, frame, at, url }: Observation, site: string): void => {
  if (exchange?.id === null || exchange?.id === undefined) return;
  recent.push({
    request: exchange.id,
    tab,
    frame,
    method: exchange.method,
    address: quickHash(url),
    at,
    site,
    reported: false,
  });
  if (recent.length > MOST_RECENT) recent.splice(0, recent.length - MOST_RECENT);
};

/** Its answer was of no interest by itself either, and its body comes from the browser. */
export const noteAnswer = (recent: Recent[], { exchange }: Observation): void => {
  if (!exchange?.answer?.bodyFollows) return;
  const noted = recent.findLast(({ request }) => request === exchange.id);
  if (noted) noted.bodyFollows = true;
};

/** What the request asked for, to read its answer by. */
export const askedFor = (pending: Pending | null): Message<string>['says'] | null => pending?.message?.says ?? null;

/** What the observation says of its request: its message, whether it is bound or authenticated, and how it is answered. */
export const understand = (
  pending: Pending,
  { channel, exchange, fields, at }: Observation,
  { seen, message, place }: Sighted,
): void => {
  if (channel.startsWith('request-')) {
    if (message && place && !pending.message) Object.assign(pending, { message, place });
    pending.bound ||= fields.some(({ name }) => name === 'dpop');
    pending.authenticated ||= fields.some(({ name, value }) => name === 'authorization' && /^basic\s/i.test(value));
    if (fields.some(({ name, value }) => name === 'sec-purpose' && value.includes('prefetch'))) pending.prefetch = true;
    const proof = seen.find(({ token }) => token.kind === 'dpop-proof')?.token.claims as { jti?: unknown } | undefined;
    if (typeof proof?.jti === 'string') pending.proof = quickHash(proof.jti);
  }
  if (exchange?.answer?.bodyFollows) pending.bodyFollows = true;
  // What the page has read may be told before the headers, which say more; until they are taken in, theirs is the answer.
  const isHead = channel === 'response-header' && !pending.settled;
  if (exchange?.answer && exchange.answer.status > 0 && (isHead || !pending.answer))
    pending.answer = { ...exchange.answer, at };
  if (message?.says === 'token-response') pending.issued ??= channel;
  if (message?.says === 'token-error') pending.refusal = message.error;
};

/** After it was recorded what is seen: what was carried before is told apart from what is news. */
export const carry = (pending: Pending, { channel }: Observation, { seen }: Sighted): void => {
  if (!channel.startsWith('request-')) return;
  pending.carried.push(
    ...seen.map(({ token, place, scheme }) => ({ token: token.id, place, ...(scheme && { scheme }) })),
  );
};
