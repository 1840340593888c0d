import type { EventFacts } from '../oauth/event-facts';
import { factsOf } from '../oauth/event-facts';
import type { Grant } from '../oauth/grant';
import { isAccepted, LEFT_MS } from './lifecycle';
import { asvs, rfc, wstg } from './reference';
import type { Case, SightingRule, Verdict } from './rule';

/** RFC 6749 §4.1.2: the longest life that is recommended for a code. In ms. */
const LATE_MS = 10 * 60_000;

/** A grant knows the code only from an authorization response or its exchange: other parameters called code have none. */
export const flowCodeLeak: SightingRule = {
  id: 'flow-code-leak',
  severity: 'high',
  references: [
    rfc(9700, '4.2.4', 'SHOULD NOT'),
    rfc(9700, '4.3.1'),
    rfc(6749, '3.1.2.5', 'SHOULD NOT'),
    rfc(6749, '4.1.2', 'RECOMMENDED'),
    rfc(6749, '10.5'),
    rfc(6819, '4.4.1.1'),
    asvs('10.4.3', 'L1'),
    asvs('3.4.5', 'L2'),
    wstg('WSTG-ATHZ-05'),
  ],
  on: 'sighting',
  kinds: ['code'],
  channels: ['referer', 'request-url', 'request-body', 'fragment', 'history'],
  again: ['callback', 'code_exchange'],
  judge: (seen, known) => {
    const grant = known.grantOf(seen.token.id);
    if (!grant) return null;
    if (isPassedOn(seen)) return passedOn(seen, grant);
    return WHERE[seen.sighting.place.channel]?.(seen, grant) ?? null;
  },
};

/** To another site: as the address a request comes from, or within one that is neither a navigation nor the exchange. */
const isPassedOn = ({ sighting: { place, party }, exchange }: Case): boolean => {
  if (party !== 'third') return false;
  if (place.channel === 'referer') return true;
  return exchange !== null && !/frame$/.test(exchange.type) && exchange.says !== 'token-request';
};

const passedOn = ({ token, sighting }: Case, grant: Grant): Verdict => {
  const facts = { receiver: sighting.place.host };
  const isSpent = grant.events.some(
    ({ kind, token: sent, at, facts: { error } }) =>
      kind === 'code_exchange' && sent === token.id && error === 'invalid_grant' && at <= sighting.at,
  );
  if (isSpent) return { severity: 'low', reasons: ['refused'], facts };
  const isProtected = hasPkce(token.id, grant);
  if (isProtected === false) return { facts };
  return { severity: 'medium', reasons: [isProtected ? 'pkce' : 'pkce_unseen'], facts };
};

/** Undefined where neither the exchange nor the request tells: parameters that travel elsewhere may hold a challenge. */
const hasPkce = (code: string, { events }: Grant): boolean | undefined => {
  const exchange = events.findLast(({ kind, token }) => kind === 'code_exchange' && token === code);
  if (exchange) return factsOf(exchange, 'code_exchange').hasVerifier;
  const request = events.findLast(({ kind }) => kind === 'authorization_request');
  if (!request) return undefined;
  const { challenge, elsewhere } = factsOf(request, 'authorization_request');
  return elsewhere ? undefined : challenge !== undefined;
};

const besideOthers = ({ token }: Case, { events }: Grant): Verdict | null => {
  const receiver = events.findLast(
    ({ kind, token: code, facts: { thirdParty } }) =>
      kind === 'callback' && code === token.id && thirdParty !== undefined,
  )?.facts.thirdParty;
  return receiver === undefined ? null : { severity: 'medium', reasons: ['third_party_content'], facts: { receiver } };
};

const exchangeOf = ({ token }: Case, { events }: Grant) =>
  events.find((event) => event.kind === 'code_exchange' && event.token === token.id && isAccepted(event));

const left = (seen: Case, grant: Grant): Verdict | null => {
  const exchange = exchangeOf(seen, grant);
  const isLeft = exchange !== undefined && seen.sighting.last - exchange.at >= LEFT_MS;
  return isLeft ? { severity: 'low', reasons: ['left_in_address'] } : null;
};

const late = (seen: Case, grant: Grant): Verdict | null => {
  const exchange = exchangeOf(seen, grant);
  const { afterMs = 0 }: Partial<EventFacts['code_exchange']> = exchange ? factsOf(exchange, 'code_exchange') : {};
  if (afterMs <= LATE_MS) return null;
  return { severity: 'low', reasons: ['late_exchange'], facts: { codeAgeSeconds: Math.round(afterMs / 1_000) } };
};

const WHERE: Partial<Record<string, (seen: Case, grant: Grant) => Verdict | null>> = {
  'request-url': besideOthers,
  fragment: (seen, grant) => besideOthers(seen, grant) ?? left(seen, grant),
  history: left,
  'request-body': late,
};
