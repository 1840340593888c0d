import { randomBytes } from 'node:crypto';
import type { EventKind, Facts, Grant, LifecycleEvent } from '../../src/oauth/grant';
import type { Channel, Party, Place } from '../../src/oauth/sighting';
import { labelOf, type Token, type TokenKind } from '../../src/oauth/token';
import type { Finding } from '../../src/rules/finding';
import { RULES } from '../../src/rules/index';
import { judgeClock, judgeEvent, judgeSighting, type Setting } from '../../src/rules/judge';
import type { Case, Known } from '../../src/rules/rule';

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
  now?: number;
  clockIsKnown?: boolean;
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

/** What the rule says of a clock that is off by so much. */
export const judgeOffset = (offsetMs: number, around: Around = {}): Finding | undefined =>
  only('clock-skew', judgeClock(RULES, { offsetMs, samples: 3 }, knownOf([], around), settingOf(around)));

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
    site: SITE,
    place: placeOf(channel, seen),
    at,
    last,
    count: 1,
    party: seen.party ?? null,
  },
  unsigned,
  ...(seen.length !== undefined && { length: seen.length }),
  exchange: seen.exchange ? { plain: false, answered: false, type: 'xmlhttprequest', ...seen.exchange } : null,
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

const knownOf = (seen: readonly Token[], { grant, tokens = [], findings = [], ...time }: Around): Known => ({
  now: time.now ?? NOW,
  clockIsKnown: time.clockIsKnown ?? true,
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
