import type { Observation } from '../oauth/observation';
import { isSameSite, siteOf } from '../oauth/parties';
import { quickHash } from '../oauth/quick-hash';
import type { Sighted } from '../oauth/sight';
import type { Place } from '../oauth/sighting';
import { grantOf, type Happened } from './grants';
import { settings } from './settings';
import type { SiteMemory } from './site-memory';

/** A callback whose code stands in the address of its tab, and what its document loaded first from another site. */
export type Landing = {
  tab: number;
  origin: string;
  at: number;
  /** Its code: fingerprint, and the hash to know it by in an address. */
  code: string;
  hash: number;
  /** Where the code was first seen, to judge its callback there again. */
  place: Place | null;
  beside?: { host: string; at: number };
};

/** A page is still on its way in this long after it was asked for; ms. */
const LANDING_MS = 10_000;

/** Whether an observation has to do with a page that a code has just come to. It runs on every event of every request. */
export const concernsLanding = (memory: SiteMemory, observation: Observation): boolean => {
  const { landing } = memory;
  if (landing === undefined) return false;
  if (isLeft(landing, observation)) delete memory.landing;
  else return loadsBeside(memory, landing, observation) || isLater(landing, observation);
  return false;
};

/** Takes in a page that a code comes to; what such a page loads beside it; and that the code stood there all the while. */
export const landed = (memory: SiteMemory, observation: Observation, { message, seen, place }: Sighted): Happened[] => {
  const { landing } = memory;
  if (message?.says === 'callback' && message.code !== undefined) {
    const { code } = message;
    noteLanding(memory, observation, code, seen.find(({ token }) => token.id === code)?.place ?? place);
  } else if (landing && loadsBeside(memory, landing, observation))
    landing.beside = { host: new URL(observation.url).host, at: observation.at };
  else if (landing && isLater(landing, observation)) return stoodBeside(memory, landing);
  return [];
};

const noteLanding = (memory: SiteMemory, observation: Observation, code: string, place: Place | null): void => {
  const { channel, exchange, reportedBy, tab, frame, url, at, fields } = observation;
  const isPage = channel === 'fragment' ? frame === 0 : exchange?.type === 'main_frame' && channel === 'request-url';
  const value = fields.find(({ name }) => name === 'code')?.value;
  if (!isPage || reportedBy !== 'browser' || tab < 0 || value === undefined) return;
  const { origin } = new URL(url);
  // Told before: by the answer that leads there, whose address is another's, or by the page itself.
  if (memory.landing?.code === code) memory.landing.origin = origin;
  else memory.landing = { tab, origin, at, code, hash: quickHash(value), place };
};

/** The tab has gone on, or the page has been there for long. */
const isLeft = (landing: Landing, { channel, exchange, tab, at }: Observation): boolean =>
  channel === 'request-url' &&
  (at - landing.at > LANDING_MS || (exchange?.type === 'main_frame' && tab === landing.tab));

/** Something that a document loads, from neither the application's site nor its authorization server's. */
const loadsBeside = (memory: SiteMemory, landing: Landing, observation: Observation): boolean => {
  const { channel, exchange, reportedBy, tab, frame, initiator, url } = observation;
  if (channel !== 'request-url' || tab !== landing.tab || reportedBy !== 'browser') return false;
  const type = exchange?.type ?? '';
  if (landing.beside || initiator !== landing.origin) return false;
  if (!LOADED.has(type) || (frame !== 0 && type !== 'sub_frame')) return false;
  const isOwn = (other: string) => isSameSite(url, other, settings.families());
  return !isOwn(landing.origin) && !isOwn(memory.site) && !memory.issuers.includes(siteOf(url));
};

/** Not what a script fetches: that may be the exchange itself, at a server that is not known for one yet. */
const LOADED: ReadonlySet<string> = new Set([
  ...['script', 'stylesheet', 'image', 'imageset', 'font', 'media', 'object', 'sub_frame'],
]);

/** The address of the tab, read after something was loaded, and the code still in it: it was there before, too. */
const isLater = ({ tab, hash, beside }: Landing, observation: Observation): boolean => {
  if (!beside || observation.channel !== 'history' || observation.tab !== tab || observation.at < beside.at)
    return false;
  const address = observation.fields.find(({ name }) => name === 'address')?.value ?? '';
  if (!URL.canParse(address)) return false;
  const { searchParams, hash: fragment } = new URL(address);
  const codes = [
    ...searchParams.getAll('code'),
    ...new URLSearchParams(fragment.replace(/^#[!/?]*/, '')).getAll('code'),
  ];
  return codes.some((code) => quickHash(code) === hash);
};

const stoodBeside = (memory: SiteMemory, { code, place, beside }: Landing): Happened[] => {
  delete memory.landing;
  const grant = grantOf(memory, code);
  const event = grant?.events.findLast(({ kind, token }) => kind === 'callback' && token === code);
  if (!grant || !event || !beside || event.facts.thirdParty !== undefined) return [];
  event.facts.thirdParty = beside.host;
  return [{ grant, event, again: true, ...(place && { place }) }];
};
