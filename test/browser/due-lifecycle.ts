import type { Facts } from '../../src/oauth/grant';
import { carelessClientOf } from '../lab/careless/clients';
import { clientOf } from '../lab/clients';
import type { Deed, DeedName } from '../lab/deeds';
import { HOSTS } from '../lab/hosts';
import { type Due, due, earlierOf, endOf, isUnexplained, type JournalGrant, lastAccess } from './journal-grant';
import type { Sequence } from './sequences';
import { rolesOf } from './token-roles';
import { type ToldGrant, tell } from './told-grant';

type Around = { grants: JournalGrant[]; deeds: readonly Deed[] };

/** What has to be told of a deed. What is not here can be seen by nobody but its server, or is told with another. */
const BY_DEED: Partial<Record<DeedName, (grant: JournalGrant, deed: Deed, around: Around) => void>> = {
  'authorization-asked'(grant, deed) {
    due(grant, 'authorization_request', deed, { prompt: deed.prompt ?? '', framed: grant.isSilent });
  },
  'authorization-refused'(grant, deed, { grants }) {
    due(grant, 'authorization_error', deed, { error: deed.error ?? '' });
    answerSilently(grants, grant, deed);
  },
  'code-issued'(grant, deed, { grants }) {
    due(grant, 'callback', deed, { mode: 'query', matches: true }, { token: deed.given?.code ?? '' });
    answerSilently(grants, grant, deed);
  },
  'code-sent'(grant, deed, { deeds }) {
    const { sent = '', status = 0, backChannel } = deed;
    if (backChannel) return due(grant, 'backend_exchange', deed, {}, { token: sent, evidence: 'inferred' });
    const error = status < 400 ? '' : (answerTo(deeds, deed, 'code-refused')?.error ?? '');
    const facts = { status, error, hasVerifier: true, bound: isBound(grant) };
    due(grant, 'code_exchange', deed, facts, { token: sent });
  },
  'tokens-issued'(grant, deed, { grants }) {
    issue(grant, deed, {});
    const earlier = earlierOf(grants, grant);
    const after = earlier && endOf(earlier);
    if (after) due(grant, 'new_grant', deed, { follows: nameOf(grants, earlier), after });
  },
  'refresh-asked'(grant, deed) {
    due(grant, 'refresh_requested', deed, { bound: isBound(grant) }, { token: deed.sent ?? '' });
  },
  'refresh-granted'(grant, deed) {
    const { sent = '', given: { access = '', refresh } = {} } = deed;
    due(grant, 'refreshed', deed, { sent, replaces: lastAccess(grant) ?? '' }, { token: access });
    issue(grant, deed, { renewed: true });
    if (refresh === undefined || refresh === sent) due(grant, 'not_rotated', deed, {}, { token: sent });
    else due(grant, 'rotated', deed, { previous: sent }, { token: refresh });
  },
  'refresh-refused'(grant, deed) {
    const { sent = '', error = '', host } = deed;
    due(grant, 'refresh_refused', deed, { sent, error }, { token: sent });
    if (!isUnexplained(grant, deed)) return;
    const facts = { by: 'server', target: HOSTS[host] };
    due(grant, 'revoked_inferred', deed, facts, { token: sent, evidence: 'inferred' });
  },
  'revocation-asked'(grant, deed) {
    due(grant, 'revoked', deed, { status: deed.status ?? 0 }, { token: deed.sent ?? '' });
  },
  'logout-asked'(grant, deed) {
    due(grant, 'logout', deed, { by: 'server', status: deed.status ?? 0 });
  },
  'call-accepted': (grant, deed) => use(grant, deed, 'token_used'),
  'call-refused': (grant, deed) => use(grant, deed, 'token_rejected'),
};

/** What has to be told of a sequence, by the servers' own journal alone, and by where its page keeps its tokens. */
export const dueLifecycle = (deeds: readonly Deed[], { keeps }: Sequence): ToldGrant[] => {
  const around: Around = { grants: [], deeds };
  for (const deed of deeds) {
    if (deed.deed === 'metadata-read') discover(around.grants, deed);
    if (deed.backChannel && deed.deed !== 'code-sent') continue;
    const grant = grantOf(around.grants, deed);
    if (!grant) continue;
    for (const value of Object.values(deed.given ?? {})) grant.values.add(value);
    BY_DEED[deed.deed]?.(grant, deed, around);
    grant.deeds.push(deed);
  }
  for (const grant of around.grants) expire(grant, deeds.at(-1)?.at ?? 0);
  const roles = rolesOf(deeds);
  const roleOf = (value: string | undefined) => (value === undefined ? undefined : (roles.get(value) ?? 'unknown'));
  const worded = (facts: Facts): Facts =>
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, roles.get(String(value)) ?? value]));
  return around.grants.map(({ host, client, events, values }) => ({
    of: `${HOSTS[host]} ${client}`,
    events: events.map(({ kind, evidence, token, facts }) => tell(kind, evidence, roleOf(token), worded(facts))),
    stored: [...values]
      .map((value) => roles.get(value) ?? '')
      .filter((role) => keeps?.kinds.some((kind) => role.startsWith(`${kind} `)))
      .map((role) => tell('token_stored', 'seen', role, { channel: keeps?.channel ?? '' }))
      .sort(),
  }));
};

/** The grant that a deed belongs to: that of the value it was sent, else the newest that waits for its code. */
const grantOf = (grants: JournalGrant[], { deed, host, client, sent, prompt }: Deed): JournalGrant | undefined => {
  if (deed === 'authorization-asked') {
    grants.push({ host, client, isSilent: prompt === 'none', values: new Set(), deeds: [], events: [] });
    return grants.at(-1);
  }
  if (deed === 'code-issued' || deed === 'authorization-refused')
    return grants.findLast((grant) => grant.host === host && grant.client === client && grant.values.size === 0);
  return grants.find(({ values }) => sent !== undefined && values.has(sent));
};

/** Metadata is told in every grant of its server, once. */
const discover = (grants: JournalGrant[], deed: Deed): void => {
  for (const grant of grants)
    if (grant.host === deed.host && !grant.events.some(({ kind }) => kind === 'discovery'))
      due(grant, 'discovery', deed);
};

const answerSilently = (grants: JournalGrant[], grant: JournalGrant, deed: Deed): void => {
  if (!grant.isSilent) return;
  const earlier = earlierOf(grants, grant);
  const continues = earlier && !endOf(earlier) ? nameOf(grants, earlier) : '';
  due(grant, 'silent_renew', deed, { error: deed.error ?? '', continues });
};

const issue = (grant: JournalGrant, deed: Deed, more: Facts): void => {
  const { access = '', refresh = '', id: idToken = '' } = deed.given ?? {};
  due(grant, 'token_issued', deed, { access, refresh, idToken, bound: isBound(grant), ...more }, { token: access });
};

/** Uses of one token at one receiver with one answer are one event, at the moment of the first; but not across an end of it. */
const use = (grant: JournalGrant, deed: Deed, kind: 'token_used' | 'token_rejected'): void => {
  const { sent: token = '', status = 0, error = '', host } = deed;
  const target = HOSTS[host];
  const isSame = (facts: Facts) => facts.target === target && facts.status === status && facts.error === error;
  const before = grant.events.findLast((one) => one.kind === kind && one.token === token && isSame(one.facts));
  const same = before && !isParted(grant, before, deed) ? before : undefined;
  if (same) same.facts.count = Number(same.facts.count ?? 1) + 1;
  else {
    const how: Facts = isBound(grant) ? { scheme: 'dpop', proof: true } : { scheme: 'bearer' };
    due(grant, kind, deed, { target, status, error, party: 'api', ...how }, { token });
  }
};

/** Signed out, revoked or over in between. */
const isParted = ({ events, deeds, client }: JournalGrant, before: Due, { at }: Deed): boolean => {
  const isEnd = ({ kind, facts }: { kind: string; facts: Facts }) =>
    (kind === 'revoked_inferred' && before.kind === 'token_used') ||
    ((kind === 'logout' || kind === 'revoked') && !(Number(facts.status) >= 400));
  const issued = deeds.find(({ given }) => given?.access === before.token)?.at;
  const end = issued === undefined ? Infinity : endOfLife(client, issued);
  return before.at < end !== at < end || events.some((one) => one.at >= before.at && one.at <= at && isEnd(one));
};

/** The end of a token whose life was over before the last deed: its issue, in whole seconds, and the life its client has. */
const expire = (grant: JournalGrant, now: number): void => {
  for (const deed of grant.deeds) {
    const end = endOfLife(grant.client, deed.at);
    const { access: token } = deed.given ?? {};
    if (token !== undefined && end < now)
      due(grant, 'expired', deed, { source: 'exp' }, { token, at: end, evidence: 'derived' });
  }
};

/** Of an access token: issued in whole seconds. */
const endOfLife = (client: string, issuedAt: number): number =>
  Math.floor(issuedAt / 1000) * 1000 +
  (clientOf(client)?.lifetime ?? carelessClientOf(client)?.lifetime ?? Infinity) * 1000;

/** How its client signs its requests, as the lab has it. */
const isBound = ({ client }: JournalGrant): boolean => clientOf(client)?.needsNonce === true;

const answerTo = (deeds: readonly Deed[], { sent }: Deed, name: DeedName): Deed | undefined =>
  deeds.find(({ deed, sent: same }) => deed === name && same === sent);

const nameOf = (grants: readonly JournalGrant[], grant: JournalGrant): string => `grant ${grants.indexOf(grant) + 1}`;
