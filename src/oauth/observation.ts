import type { Answer } from './answer';
import type { CookieAttributes } from './cookie-attributes';
import type { MessageRoute } from './message-route';
import type { Channel } from './sighting';

/** One name and its value as they stood. `media`: of a body, its media type. */
export type Field = { name: string; value: string; media?: string };

/** The request an observation belongs to. `id` joins what the browser says of one request; a page knows no id. */
export type Exchange = {
  id: string | null;
  method: string;
  /** The browser's resource type, for example main_frame or xmlhttprequest. */
  type: string;
  /** By the page's account, when it sent the request; ms. */
  sentAt?: number;
  answer?: Answer;
};

/**
 * What a channel hands on: one event, its secret still in it. It lives no longer than the event and is never stored;
 * `oauth/sight` turns it into sightings.
 */
export type Observation = {
  channel: Channel;
  /** ms since the epoch, this computer's clock, as the browser stamped the event. */
  at: number;
  /** -1 for a worker that belongs to a site and not to one of its tabs: its site is the `initiator`'s. */
  tab: number;
  frame: number;
  /** Top-level origin of the tab; null where the event does not say. */
  top: string | null;
  /** The origin of the page or worker that asked; of a navigation, of the page that began it. */
  initiator?: string;
  /** Where the value goes, comes from or lies, without the fragment. */
  url: string;
  /** A page may say anything: what it alone reports stays a hint until the browser confirms it. */
  reportedBy: 'browser' | 'page';
  exchange: Exchange | null;
  /** Told before and still so: only the time is news. */
  again?: true;
  /** Of a cookie. */
  cookie?: CookieAttributes;
  /** Of a message between windows, workers and tabs. */
  route?: MessageRoute;
  /** Of a private signing key that a script can take away: how. Its field names the place, and holds nothing. */
  proofKey?: 'extractable' | 'jwk';
  fields: Field[];
};
