import type { EventKind, LifecycleEvent } from '../../oauth/grant';
import type { Inspection } from '../../session/inspection';
import type { Translate } from '../scope';
import { wireText } from './event-words';
import { type Said, SHOWN } from './fact-words';
import type { Entry } from './lane';
import { pkceCheck } from './pkce-check';

/** A line of what was seen: its name, a term of the protocol where `term` says so, and what it said. */
export type WireFact = { name: string; term: boolean; value: string };

/**
 * What was seen on the wire of one event, in the order of the protocol: masked, tokens by their labels alone. A fact that
 * was not seen has no line.
 * @param entries Of the lane, oldest first.
 */
export const wireFactsOf = (
  t: Translate,
  { event, grant }: Entry,
  entries: readonly Entry[],
  inspection: Inspection,
): WireFact[] => {
  const said: Said = { t, event, labelOf: (id, prefix) => labelOf(inspection, id, prefix) };
  const line = (name: string, value: string | null): WireFact[] => {
    const isKey = name.startsWith('life_') || name.startsWith('row_');
    return value === null || value === '' ? [] : [{ name: isKey ? t(name) : name, term: !isKey, value }];
  };
  return [
    ...line('grant_type', GRANT_TYPE[event.kind] ?? null),
    ...line('client_id', ASKS.has(event.kind) ? clientOf(inspection, grant) : null),
    ...SHOWN.flatMap(({ fact, name, value, in: kinds }) => {
      const seen = fact === 'token' ? event.token : Object.hasOwn(event.facts, fact) ? event.facts[fact] : undefined;
      return seen === undefined || (kinds && !kinds.includes(event.kind)) ? [] : line(name, value(seen, said));
    }),
    ...line('life_fact_pkce', event.kind === 'code_exchange' ? t(pkceCheck(event, own(entries, grant))) : null),
  ];
};

/** What the request was for, by the kind of its event (RFC 6749 §4.1.3, §6). */
const GRANT_TYPE: Partial<Record<EventKind, string>> = {
  code_exchange: 'authorization_code',
  refresh_requested: 'refresh_token',
};

const ASKS: ReadonlySet<EventKind> = new Set(['authorization_request', 'code_exchange', 'refresh_requested']);

const clientOf = ({ grants }: Inspection, id: string): string =>
  wireText(grants.find((grant) => grant.id === id)?.clientId);

const own = (entries: readonly Entry[], grant: string): LifecycleEvent[] =>
  entries.filter((entry) => entry.grant === grant).map(({ event }) => event);

/** The name a token goes by, also where the inspection no longer holds it. */
const labelOf = ({ tokens }: Inspection, id: string, prefix: string): string =>
  tokens.find((token) => token.id === id)?.label ?? `${prefix}·${id.slice(0, 6)}`;
