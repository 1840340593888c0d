import { originOf } from '../oauth/address';
import type { Observation } from '../oauth/observation';
import { siteOf } from '../oauth/parties';
import { type Desk, keepDesk, loadedDesk, openDesk } from './desk';
import { homeOf } from './home';
import { ignored } from './ignored';
import { coverageKey } from './inspection';
import { isOfNoInterest, passOver, type Taken, takeIn } from './intake';
import { type LateLook, lateLooks } from './late-looks';
import { deskTabOf, loadedDeskTab } from './openers';
import { type SiteMemory, siteKey } from './site-memory';
import { store } from './store';
import { tops } from './tops';
import { watching } from './watching';

/**
 * Called after an inspection has changed, for the toolbar. `follows`: a site that follows more than before, for its
 * pages. `late`: what is to be looked at once more, and when.
 */
export type Changed = (tab: number, follows?: string, late?: readonly LateLook[]) => void;

/** What was looked at is worth a write of its own no more often than this. In ms. */
const COVERAGE_MS = 2_000;

const coverageWritten = new Map<number, number>();

/** The short way for what is most of all traffic: no waiting, where everything there is to ask is known already. */
export const isPassedOver = (observation: Observation): boolean => {
  const { tab, at, exchange, initiator } = observation;
  if (exchange?.type === 'main_frame') return false;
  const top = tab < 0 ? initiator : (observation.top ?? tops.known(tab));
  const watched = top ? watching.isKnownWatched(top) : undefined;
  if (!top || watched === undefined) return false;
  if (!watched) return true;
  if (tab < 0) {
    const memory = store.loaded<SiteMemory>(siteKey(siteOf(top)));
    return memory !== undefined && isOfNoInterest(memory, observation);
  }
  const shown = loadedDeskTab(tab);
  const desk = loadedDesk(shown, top);
  if (!desk || !passOver(desk, observation)) return false;
  noteCoverage(shown, at);
  return true;
};

/** Takes an observation into the inspection of the tab it belongs to, or of each: only where its site is granted and watched. */
export const assign = async (observation: Observation, changed: Changed): Promise<Taken> => {
  if (observation.exchange?.type === 'main_frame') tops.forget(observation.tab);
  if (observation.tab < 0) return assignToSite(observation, changed);
  const top = observation.top ?? (await tops.of(observation.tab));
  if (top === null || !(await watching.isWatched(top))) return 'nothing';
  const home = await homeOf({ ...observation, top }, top);
  const desk = await openDesk(await deskTabOf(observation), home, observation.at);
  return takeFor(desk, { ...observation, top: home }, home, changed);
};

/**
 * A shared or a service worker works for every tab of its site: each is told. The site's memory takes it in once; for the
 * other tabs it is understood beside a copy of what was known before, so that nothing happens twice.
 */
const assignToSite = async (observation: Observation, changed: Changed): Promise<Taken> => {
  const origin = observation.initiator ?? null;
  if (origin === null || !(await watching.isWatched(origin))) return 'nothing';
  const shown = await tops.ofSite(origin);
  const allowed = await Promise.all(shown.map(({ top }) => watching.isWatched(top)));
  let taken: Taken = 'nothing';
  let before: SiteMemory | undefined;
  for (const { tab, top } of shown.filter((_, index) => allowed[index])) {
    const desk = await openDesk(await deskTabOf({ ...observation, tab }), top, observation.at);
    if (!before && isOfNoInterest(desk.memory, observation)) return 'nothing';
    const memory = before ?? desk.memory;
    before = structuredClone(memory);
    taken = await takeFor({ ...desk, memory }, { ...observation, top }, top, changed);
  }
  return taken;
};

const takeFor = async (desk: Desk, observation: Observation, home: string, changed: Changed): Promise<Taken> => {
  const { inspection, memory } = desk;
  const { tab } = inspection;
  const newest = memory.followed.at(-1)?.id;
  const taken = await takeIn(desk, observation, home);
  if (taken === 'nothing') {
    noteCoverage(tab, observation.at);
    return taken;
  }
  await ignored.mark(inspection);
  await noteMissing(observation, desk.coverage.missing);
  await keepDesk(desk);
  if (taken === 'request') void store.flush();
  const follows = memory.followed.at(-1)?.id === newest ? undefined : memory.site;
  const late = lateLooks(memory, observation.at);
  if (late.length > 0) changed(tab, follows, late);
  else if (follows !== undefined) changed(tab, follows);
  else changed(tab);
  return taken;
};

const noteCoverage = (tab: number, at: number): void => {
  if (at - (coverageWritten.get(tab) ?? 0) <= COVERAGE_MS) return;
  coverageWritten.set(tab, at);
  store.changed(coverageKey(tab));
};

/** Origins that take part in this login and are not granted: the page alone told of them. */
const noteMissing = async ({ reportedBy, url }: Observation, missing: string[]): Promise<void> => {
  const origin = originOf(url);
  if (reportedBy !== 'page' || origin === null || missing.includes(origin) || missing.length >= 20) return;
  if (!(await watching.isGranted(origin))) missing.push(origin);
};
