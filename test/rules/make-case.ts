import { randomBytes } from 'node:crypto';
import type { CookieAttributes } from '../../src/oauth/cookie-attributes';
import type { EventKind, Facts, Grant, LifecycleEvent } from '../../src/oauth/grant';
import type { MessageRoute } from '../../src/oauth/message-route';
import { siteOf } from '../../src/oauth/parties';
import type { Channel, Party, Place } from '../../src/oauth/sighting';
import { labelOf, type Token, type TokenKind } from '../../src/oauth/token';
import type { Finding } from '../../src/rules/finding';
import type { Setting } from '../../src/rules/guards';
import { RULES } from '../../src/rules/index';
import { judgeClock, judgeEvent, judgeExchange, judgeSighting } from '../../src/rules/judge';
import { LIMITS, type Limits } from '../../src/rules/limits';
import type { Case, Exchanged, Known, Server } from '../../src/rules/rule';
import { ASKED, ASKED_AT, COOKIE, EXCHANGED, ROUTE, SERVER } from './in-good-form';

/** One instant for the whole run, ms. */
export const NOW = Date.now();
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** What surrounds a sighting or an event: by default a watched site over https, in which nothing else is known. */
export type Around = {
  grant?: Grant;
  findings?: readonly Finding[];
  tokens?: readonly Token[];
  /** Other grants of the site. */
  grants?: readonly Grant[];
  servers?: readonly Partial<Server>[];
  hosts?: readonly string[];
  now?: number;
  clockIsKnown?: boolean;
  offsetMs?: number;
  limits?: Partial<Limits>;
  setting?: Partial<Setting>;
};

/** A credential and where it stood. `exchange`: given where a request led to the place. */
export type Seen = Around & {
  token: Token;
  channel: Channel;
  key?: string;
  path?: string;
  host?: string;
  party?: Party;
  at?: number;
  last?: number;
  length?: number;
  unsigned?: boolean;
  exchange?: Partial<NonNullable<Case['exchange']>>;
  cookie?: Partial<CookieAttributes>;
  guarded?: true;
  sealed?: true;
  /** Origin at the top. */
  site?: string;
  route?: Partial<MessageRoute>;
  proofKey?: Case['proofKey'];
  /** The event after which it is judged once more. */
  again?: EventKind;
};

/** What the rule says of a sighting, with all the guards; every rule runs, and none may throw. */
export const judgeSeen = (rule: string, seen: Seen): Finding | undefined =>
  only(rule, judgeSighting(RULES, caseOf(seen), knownOf([seen.token], seen), settingOf(seen), seen.again));

/** What the rule says of the newest event of a grant. */
export const judgeHappened = (rule: string, grant: Grant, around: Around = {}): Finding | undefined => {
  const event = grant.events.at(-1);
  if (!event) throw new Error('A grant without an event');
  return only(rule, judgeEvent(RULES, { event, grant }, knownOf([], { grant, ...around }), settingOf(around)));
};

/** What the rule says of a request with its answer: by default a 200 of a token endpoint over https. */
export const judgeExchanged = (
  rule: string,
  when: 'answered' | 'read',
  exchanged: Partial<Exchanged>,
  around: Around = {},
): Finding | undefined => {
  const answer: Place = {
    channel: when === 'read' ? 'response-body' : 'response-header',
    host: 'login.idp.test',
    path: '/token',
  };
  const known = knownOf([], around);
  return only(
    rule,
    judgeExchange(RULES, { ...EXCHANGED, ...exchanged }, when, { request: ASKED_AT, answer }, known, settingOf(around)),
  );
};

/** What the rule says of a clock that is off by so much, and of servers that differ by so much. */
export const judgeOffset = (offsetMs: number, around: Around & { apartMs?: number } = {}): Finding | undefined => {
  const clock = { offsetMs, samples: 3, ...(around.apartMs !== undefined && { apartMs: around.apartMs }) };
  return only('clock-skew', judgeClock(RULES, clock, knownOf([], around), settingOf(around)));
};

/** A token as the session knows it: a fingerprint made up here, and no value at all. */
export const tokenOf = (kind: TokenKind, more: Partial<Omit<Token, 'id' | 'kind' | 'label'>> = {}): Token => {
  const id = randomBytes(8).toString('hex');
  return { id, kind, certainty: 'proven', format: 'opaque', label: labelOf(kind, id), ...more };
};

/** A decoded JWT. */
export const jwtOf = (
  kind: TokenKind,
  claims: object,
  header: object = { alg: 'ES256' },
  more: Partial<Omit<Token, 'id' | 'kind' | 'label'>> = {},
): Token => tokenOf(kind, { format: 'jws', header, claims, ...more });

export const eventOf = (kind: EventKind, at: number, token?: string, facts: Facts = {}): LifecycleEvent => ({
  kind,
  at,
  evidence: 'seen',
  ...(token !== undefined && { token }),
  facts,
});

export const grantOf = (...events: LifecycleEvent[]): Grant => ({
  id: `grant-${randomBytes(8).toString('hex')}`,
  issuer: 'https://login.idp.test',
  events,
});

/** A finding that was made before. */
export const foundOf = (rule: string, token: Token): Finding => ({
  rule,
  severity: 'high',
  certainty: 'proven',
  site: SITE,
  token: token.id,
  at: NOW,
  last: NOW,
  count: 1,
  facts: {},
});

const SITE = 'https://app.spa.test';

const only = (rule: string, findings: readonly Finding[]): Finding | undefined => {
  const failed = findings.find((finding) => finding.rule === 'rule-failed');
  if (failed) throw new Error(`${failed.facts.rule} has thrown`);
  return findings.find((finding) => finding.rule === rule);
};

const caseOf = ({ token, channel, at = NOW, last = at, unsigned = false, ...seen }: Seen): Case => ({
  token,
  sighting: {
    token: token.id,
    site: seen.site ?? SITE,
    place: placeOf(channel, seen),
    at,
    last,
    count: 1,
    party: seen.party ?? null,
  },
  unsigned,
  ...(seen.length !== undefined && { length: seen.length }),
  exchange: seen.exchange ? { ...ASKED, ...seen.exchange } : null,
  ...(seen.guarded && { guarded: seen.guarded }),
  ...(seen.sealed && { sealed: seen.sealed }),
  ...(seen.cookie && { cookie: { ...COOKIE, ...seen.cookie } }),
  ...(seen.route && { route: { ...ROUTE, ...seen.route } }),
  ...(seen.proofKey && { proofKey: seen.proofKey }),
});

const placeOf = (
  channel: Channel,
  { host = 'app.spa.test', path, key }: Pick<Seen, 'host' | 'path' | 'key'>,
): Place => ({
  channel,
  host,
  ...(path !== undefined && { path }),
  ...(key !== undefined && { key }),
});

const knownOf = (seen: readonly Token[], { grant, tokens = [], findings = [], ...around }: Around): Known => ({
  now: around.now ?? NOW,
  clockIsKnown: around.clockIsKnown ?? true,
  offsetMs: around.offsetMs ?? 0,
  tokens: () => [...seen, ...tokens],
  grants: () => [...(around.grants ?? []), ...(grant ? [grant] : [])],
  server: (name) =>
    around.servers
      ?.map((server) => ({ ...SERVER, ...server }))
      .find(({ issuer, origin }) => [issuer, origin].includes(name)),
  isSameSite: (a, b) => siteOf(a) === siteOf(b),
  hosts: () => around.hosts ?? [],
  limits: { ...LIMITS, ...around.limits },
  token: (id) => [...seen, ...tokens].find((token) => token.id === id),
  grantOf: (id) =>
    grant?.events.some(({ token, facts }) => token === id || Object.values(facts).includes(id)) ? grant : undefined,
  findingsOf: (id) => findings.filter(({ token }) => token === id),
});

const settingOf = ({ setting }: Around): Setting => ({
  site: SITE,
  at: NOW,
  dev: false,
  docs: false,
  pageOnly: false,
  ...setting,
});
