import { browser } from '../browser';
import { originOf } from '../oauth/address';
import { readMessage } from '../oauth/message';
import type { Observation } from '../oauth/observation';
import { siteOf } from '../oauth/parties';
import type { Channel } from '../oauth/sighting';
import { keepDesk, loadedDesk, openDesk } from './desk';
import { holder } from './holder';
import { coverageKey } from './inspection';
import { passOver, type Taken, takeIn } from './intake';
import { store } from './store';
import { watching } from './watching';

/** A worker that has just woken is told of what happened in no order: for this long it gathers before it begins. In ms. */
const SETTLE_MS = 40;
/** What was looked at is worth a write of its own no more often than this. In ms. */
const COVERAGE_MS = 2_000;

let backlog: Observation[] | undefined = [];
let queue: Promise<void> = Promise.resolve();
/** Steps that wait or run: the short way is open only while there are none, else an answer would overtake its request. */
let underWay = 0;
const coverageWritten = new Map<number, number>();

/** Called after an inspection has changed, for the toolbar. */
export type Changed = (tab: number) => void;

/** Takes what the channels see, one at a time and in order; drops at once what is not granted and watched. */
export const inspector = (changed: Changed) => {
  const held = holder((tab) => void between(() => release(tab)).catch(() => undefined));
  const take = (observation: Observation): void => {
    if (backlog) backlog.push(observation);
    else if (underWay > 0 || held.isHolding(observation.tab) || !isPassedOver(observation))
      void between(() => step(observation)).catch(() => undefined);
  };
  const step = async (observation: Observation): Promise<void> => {
    if (held.keeps(observation)) return;
    const taken = await handle(observation, changed);
    if (taken === 'answer') held.hold(observation.tab);
    if (taken === 'body') await release(observation.tab);
  };
  const release = async (tab: number): Promise<void> => {
    for (const observation of held.release(tab)) await step(observation);
  };
  setTimeout(() => {
    const waiting = backlog ?? [];
    backlog = undefined;
    for (const observation of waiting.sort((a, b) => timeOf(a) - timeOf(b) || rankOf(a) - rankOf(b))) take(observation);
  }, SETTLE_MS);
  return {
    take,
    /** Runs a step between two observations. */ between: <T>(step: () => Promise<T>): Promise<T> => between(step),
  };
};

/** The short way for what is most of all traffic: no waiting, where everything there is to ask is known already. */
const isPassedOver = (observation: Observation): boolean => {
  const { top, tab, at, exchange } = observation;
  if (top === null || exchange?.type === 'main_frame') return false;
  const watched = watching.isKnownWatched(top);
  if (watched === undefined) return false;
  if (!watched) return true;
  const desk = loadedDesk(tab, top);
  if (!desk || !passOver(desk, observation)) return false;
  noteCoverage(tab, at);
  return true;
};

/** A page stamps its request before the browser does, and tells of it after: its word is taken when the browser's is known. */
const timeOf = ({ at, reportedBy }: Observation): number => at + (reportedBy === 'page' ? SETTLE_MS : 0);

/** Within one millisecond: a request before its answer. */
const rankOf = ({ channel }: Observation): number => ORDER.indexOf(channel);

const ORDER: readonly Channel[] = [
  'request-url',
  'request-body',
  'request-header',
  'referer',
  'response-header',
  'response-body',
];

const between = <T>(step: () => Promise<T>): Promise<T> => {
  underWay += 1;
  const done = queue.then(step);
  const ended = () => {
    underWay -= 1;
  };
  queue = done.then(ended, ended);
  return done;
};

const handle = async (observation: Observation, changed: Changed): Promise<Taken> => {
  const { tab, at } = observation;
  const top = observation.top ?? originOf((await browser.tabs.get(tab).catch(() => undefined))?.url);
  if (top === null || !(await watching.isWatched(top))) return 'nothing';
  const home = await homeOf({ ...observation, top }, top);
  const desk = await openDesk(tab, home, at);
  const taken = await takeIn(desk, { ...observation, top: home }, home);
  if (taken === 'nothing') {
    noteCoverage(tab, at);
    return taken;
  }
  await noteMissing(observation, desk.coverage.missing);
  keepDesk(desk);
  if (taken === 'request') void store.flush();
  changed(tab);
  return taken;
};

const noteCoverage = (tab: number, at: number): void => {
  if (at - (coverageWritten.get(tab) ?? 0) <= COVERAGE_MS) return;
  coverageWritten.set(tab, at);
  store.changed(coverageKey(tab));
};

/**
 * Whose matter a navigation is. One that carries an answer to a login belongs to where it goes; any other that leaves a
 * site belongs to the site that sent it there, since what it carries is that site's.
 */
const homeOf = async (observation: Observation, top: string): Promise<string> => {
  const { exchange, initiator } = observation;
  if (exchange?.type !== 'main_frame' || !initiator || siteOf(initiator) === siteOf(top)) return top;
  const message = readMessage(observation, { answers: null, revocation: new Set() });
  return message?.says !== 'callback' && (await watching.isWatched(initiator)) ? initiator : top;
};

/** Origins that take part in this login and are not granted: the page alone told of them. */
const noteMissing = async ({ reportedBy, url }: Observation, missing: string[]): Promise<void> => {
  const origin = originOf(url);
  if (reportedBy !== 'page' || origin === null || missing.includes(origin) || missing.length >= 20) return;
  if (!(await watching.isGranted(origin))) missing.push(origin);
};
