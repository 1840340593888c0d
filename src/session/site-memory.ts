import type { Answer } from '../oauth/answer';
import type { Clocks } from '../oauth/clock';
import type { StatedEnd } from '../oauth/expiry';
import type { Followed } from '../oauth/follow';
import type { Grant, LifecycleEvent } from '../oauth/grant';
import type { Message } from '../oauth/message';
import type { Observation } from '../oauth/observation';
import type { Channel, Place } from '../oauth/sighting';
import type { TokenKind } from '../oauth/token';
import type { Server } from '../rules/rule';
import type { Landing } from './beside-code';

/** `followed:<site>` in storage.session: what is known of one registrable domain, whichever tab it was seen in. */
export type SiteMemory = {
  site: string;
  followed: (Followed & { kind: TokenKind })[];
  grants: KeptGrant[];
  /** Pages that hold what has left the summary: `first` to `next` − 1. Absent: none yet. */
  pages?: { first: number; next: number };
  /** Requests without their answer yet, fingerprints only. */
  pending: Pending[];
  /** Samples of the server clock, by the server's registrable domain. */
  clocks: Clocks;
  /** Ends that responses stated, to be told anew once the clock is known better. */
  ends?: StatedEnd[];
  /** Registrable domains of authorization servers, by their own messages. */
  issuers: string[];
  /** Origins that tokens name as their audience. */
  apis: string[];
  /** Endpoints of metadata seen. */
  revocation: string[];
  introspection: string[];
  logout: string[];
  /** Authorization servers by their own metadata. */
  servers: Server[];
  /** Grants whose end is to be judged once more, when the page had time to tidy up. */
  ended: { grant: string; at: number }[];
  /** DPoP proofs that were sent, by the hash of their jti. */
  proofs: number[];
  /** Hosts that requests went to. */
  hosts: string[];
  /** Session cookies behind a sign-in: "host name" of those set in the answer to a callback. */
  sessions: string[];
  /** Private keys that a script can take away, by the id of what stands for them. */
  proofKeys: { id: string; how: NonNullable<Observation['proofKey']> }[];
  /** Origins that an endpoint has allowed, by name, to read it: by the hash of its address. */
  echoed: { address: number; origins: string[] }[];
  /** Origins that tokens are sent to, and what answers there with success without any: hashes of method and address. */
  open: { origin: string; endpoints: number[] }[];
  /** Hosts at which requests change something, and whether all of those carried a header of the app's own. */
  writes: { host: string; guarded: boolean }[];
  /** Keys of encrypted caches that every script can read: the hash of the id that links the two, and when it was met. */
  seals: { link: number; at: number }[];
  /** The page that a code came to last, while it is on its way in. */
  landing?: Landing;
  /** Origins that keys were seen to come from: see seen-keys. */
  keySets?: string[];
  /** What is told once, by the hash of the words that name it, newest last. */
  told?: number[];
};

/** An event that rules may still ask for. `paged`: it is in a page too, where it stays as it is. */
export type KeptEvent = LifecycleEvent & { paged?: true };

/** A grant with the events that rules may still ask for, those in pages first: older ones are in the pages alone. */
export type KeptGrant = Omit<Grant, 'events'> & {
  events: KeptEvent[];
  /** Its events in pages now, and those that are nowhere any more: told as one with others, or dropped. */
  inPages?: number;
  gone?: number;
  /** What the events that are in pages alone name: whatever comes of it belongs to this grant. */
  ids?: string[];
  /** Before this page its uses are folded. */
  foldedTo?: number;
};

/** One event of `events:<site>:<n>` in storage.session: a page of at most 100, which only grows. `grant`: Grant.id. */
export type PagedEvent = LifecycleEvent & { grant: string };

export const eventsKey = (site: string, page: number): string => `events:${site}:${page}`;

/** The numbers of a site's pages, oldest first. */
export const pagesOf = (memory: Pick<SiteMemory, 'pages'> | undefined): number[] => {
  const { first = 0, next = 0 } = memory?.pages ?? {};
  return Array.from({ length: next - first }, (_, at) => first + at);
};

/** One request from its start to its answer: what it carried, by fingerprint. */
export type Pending = {
  /** The browser's request id; null while only the page told of it. */
  request: string | null;
  /** Set once the page's own account of it was joined. */
  report: string | null;
  tab: number;
  frame: number;
  method: string;
  /** Hash of the address without its fragment: enough to join by, too little to read. */
  address: number;
  /** Hash of its method and its address without the query. */
  endpoint: number;
  at: number;
  type: string;
  plain: boolean;
  host: string;
  origin: string;
  message: Message<string> | null;
  /** Where the message is, as a whole. */
  place?: Place;
  /** Carried a DPoP proof; authenticated its client. */
  bound: boolean;
  authenticated: boolean;
  /** Hash of the jti of its DPoP proof. */
  proof?: number;
  /** Asked for ahead of need (Sec-Purpose). */
  prefetch?: true;
  carried: { token: string; place: Place; scheme?: string }[];
  answer?: Answer & { at: number };
  /** The browser itself hands over the body of the answer. */
  bodyFollows?: true;
  /** The events of its answer are recorded. */
  settled?: true;
  /** Its body was judged. */
  read?: true;
  /** Of a callback: what a server did with its code was inferred, or was not to be. */
  isOver?: true;
  /** The error in its body; told before its headers, it waits for them. */
  refusal?: string;
  /** Where the tokens it brought were told first: in its headers or in its body, and once. */
  issued?: Channel;
};

export const siteKey = (site: string): string => `followed:${site}`;

export const emptySiteMemory = (site: string): SiteMemory => ({
  site,
  followed: [],
  grants: [],
  pending: [],
  clocks: {},
  issuers: [],
  apis: [],
  revocation: [],
  introspection: [],
  logout: [],
  ended: [],
  proofs: [],
  servers: [],
  hosts: [],
  sessions: [],
  proofKeys: [],
  echoed: [],
  open: [],
  writes: [],
  seals: [],
});
