import type { Observation } from '../oauth/observation';
import type { Channel } from '../oauth/sighting';
import { assign, type Changed, isPassedOver } from './assign';
import { holder } from './holder';
import { settings } from './settings';

/** A worker that has just woken is told of what happened in no order: for this long it gathers before it begins. In ms. */
const SETTLE_MS = 40;

let backlog: Observation[] | undefined = [];
/** Nothing is judged before it is known by what the user wants it judged. */
let queue: Promise<void> = settings.load();
/** Steps that wait or run: the short way is open only while there are none, else an answer would overtake its request. */
let underWay = 0;

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
    const taken = await assign(observation, changed);
    if (taken === 'answer') held.hold(observation.tab);
    if (taken !== 'body') return;
    await release(observation.tab);
    // What a service worker asked for a page, the page reads.
    if (observation.tab >= 0) await release(-1);
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
