import { factsOf } from '../oauth/event-facts';
import type { Grant, LifecycleEvent } from '../oauth/grant';
import { isRevocation, supersededAt } from './lifecycle';
import { asvs, rfc, wstg } from './reference';
import type { EventRule, Known } from './rule';

/** A refresh that was under way when the user signed out may still be answered. In ms. */
const UNDER_WAY_MS = 10_000;

export const rtSurvivesLogout: EventRule = {
  id: 'rt-survives-logout',
  severity: 'high',
  references: [
    rfc(7009, '2', 'MUST'),
    rfc(7009, '2.1'),
    rfc(10017, '6.3.2.3', 'SHOULD'),
    rfc(9700, '4.14.2', 'MAY'),
    asvs('7.4.1', 'L1'),
    asvs('10.4.9', 'L2'),
    wstg('WSTG-SESS-06'),
  ],
  per: 'token',
  on: 'event',
  events: ['refreshed'],
  judge: ({ event, grant }, known) => {
    const { sent, sentAt = event.at } = factsOf(event, 'refreshed');
    const end = grant.events.findLast((one) => isEnd(one, known) && sentAt - one.at >= UNDER_WAY_MS);
    if (sent === undefined || !end || !wasLive(sent, end.at, grant) || signedInSince(end.at, sentAt, grant, known))
      return null;
    const reason = end.kind === 'logout' ? 'signed_out' : 'revoked';
    return { token: sent, reasons: [reason], facts: { secondsSince: Math.round((sentAt - end.at) / 1000) } };
  },
};

/** What the server was told and did not refuse: signing out within the app alone says nothing to it. */
const isEnd = (event: LifecycleEvent, known: Known): boolean => {
  if (event.kind === 'logout') {
    const { by, status = 200 } = factsOf(event, 'logout');
    return by !== 'app' && status < 400;
  }
  return isRevocation(event) && known.token(event.token ?? '')?.kind === 'refresh';
};

/** It was met before, and had not been replaced by then. */
const wasLive = (id: string, at: number, grant: Grant): boolean =>
  grant.events.some((one) => one.at <= at && (one.token === id || one.facts.refresh === id)) &&
  (supersededAt(id, grant) ?? at) >= at;

/** Somebody signed in with the same client in between, here or in another tab. */
const signedInSince = (from: number, to: number, { issuer, clientId }: Grant, known: Known): boolean =>
  known
    .grants()
    .filter((grant) => grant.issuer === issuer && grant.clientId === clientId)
    .some(({ events }) => events.some(({ kind, at }) => SIGN_INS.has(kind) && at > from && at < to));

const SIGN_INS: ReadonlySet<string> = new Set(['callback', 'code_exchange', 'new_grant']);
