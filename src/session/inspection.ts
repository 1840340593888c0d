import type { Grant } from '../oauth/grant';
import type { Channel, Sighting } from '../oauth/sighting';
import type { Token } from '../oauth/token';
import type { Finding } from '../rules/finding';

/** `inspection:<tabId>` in storage.session: a bounded summary, all that a view needs for its first paint. */
export type Inspection = {
  tab: number;
  /** Top-level origin now shown in the tab. */
  site: string;
  watching: boolean;
  tokens: Token[];
  findings: Finding[];
  grants: Grant[];
  sightings: Sighting[];
  /** Server clock minus local clock. */
  clock: { offsetMs: number; samples: number } | null;
  /**
   * What the caps folded away. `sightings` and `findings` are gone. `events` counts those of the grants above that are
   * not in this summary: in the site's pages, told as one with others (the fact `folded`), or, beyond 1,000 of a grant or
   * 100 pages in the browser, gone for good. Grants of sites that the tab has left since are not counted.
   */
  dropped: { sightings: number; findings: number; events: number };
};

/** `coverage:<tabId>` in storage.session: what was looked at in this tab, so that nothing unseen passes for fine. */
export type Coverage = {
  /** When looking began, ms since the epoch. */
  since: number;
  requests: number;
  looked: Channel[];
  /** The page hook answered from the document now shown; without it no response body was seen. */
  hooked: boolean;
  /** The browser itself hands over response bodies, also those that workers read. */
  readsBodies?: true;
  /** Origins of this login that are not granted, so that only the page's own side of them was seen. */
  missing: string[];
  /** Sightings that only the page vouches for, as `<token> <place>`: nothing judged from them rises above a hint. */
  reported: string[];
  /** Registrable domains whose memory this tab has added to: they are forgotten with the last tab that has. */
  sites: string[];
  /** Grant.ids that something in this tab was told of, newest last, whether or not it has tokens. */
  grants?: string[];
  /** Of a window that a page opened, the tab of that page; null where it is known that there is none. */
  opener?: number | null;
  /** When a worker last went on with what another had begun, ms since the epoch: it was ended between two events. */
  resumedAt?: number;
  /** Set for a look without access (activeTab): when it was taken, ms since the epoch. */
  peekedAt?: number;
};

export const inspectionKey = (tab: number): string => `inspection:${tab}`;
export const coverageKey = (tab: number): string => `coverage:${tab}`;

/** Nothing seen yet in this tab. */
export const emptyInspection = (tab: number, site: string, watching: boolean): Inspection => ({
  tab,
  site,
  watching,
  tokens: [],
  findings: [],
  grants: [],
  sightings: [],
  clock: null,
  dropped: { sightings: 0, findings: 0, events: 0 },
});

export const emptyCoverage = (since: number): Coverage => ({
  since,
  requests: 0,
  looked: [],
  hooked: false,
  missing: [],
  reported: [],
  sites: [],
});
