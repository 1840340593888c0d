import type { Token } from '../../oauth/token';
import type { Inspection } from '../../session/inspection';
import type { Entry } from './lane';

/** What is known of tokens beside the events: by Token.id, and server clock minus local clock (ms, 0 where unknown). */
export type Told = { list: readonly Token[]; tokens: ReadonlyMap<string, Token>; offsetMs: number };

export const toldBy = ({ tokens, clock }: Inspection): Told => ({
  list: tokens,
  tokens: new Map(tokens.map((token) => [token.id, token])),
  offsetMs: clock?.offsetMs ?? 0,
});

/** The name a token goes by; `prefix` where the inspection no longer holds it. */
export const labelIn = ({ tokens }: Told, id: string, prefix: 'at' | 'rt'): string =>
  tokens.get(id)?.label ?? `${prefix}·${id.slice(0, 6)}`;

/** Server time to this computer's. Undefined where it is no time. */
export const localTime = ({ offsetMs }: Told, at: unknown): number | undefined =>
  typeof at === 'number' && Number.isFinite(at - offsetMs) ? at - offsetMs : undefined;

/**
 * When a token ends, ms, this computer's clock: by the token, else by what its events say of it. Null: nobody stated it.
 * @param about Its events: what issued it, and its uses.
 */
export const endOf = (told: Told, id: string, about: readonly Entry[]): number | null => {
  const stated = localTime(told, told.tokens.get(id)?.expiresAt);
  if (stated !== undefined) return stated;
  for (const { event } of about) {
    const end = END_IN[event.kind]?.(event.at, event.facts);
    if (end !== undefined && Number.isFinite(end)) return end;
  }
  return null;
};

type Facts = Entry['event']['facts'];

/** What an event says of the end of its token; where it says nothing, the answer is no number. */
const END_IN: Partial<Record<Entry['event']['kind'], (at: number, facts: Facts) => number>> = {
  expired: (at) => at,
  token_issued: (at, { expiresIn }) => at + Number(expiresIn) * 1_000,
  token_used: (at, { last = at, leftMs }) => Number(last) + Number(leftMs),
  token_rejected: (at, { last = at, leftMs }) => Number(last) + Number(leftMs),
};
