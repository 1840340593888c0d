import type { EventFacts } from '../../oauth/event-facts';
import type { Inspection } from '../../session/inspection';
import { endingsOf } from './ended-before';
import { isAccepted } from './event-words';
import type { Bar, Entry, Lane } from './lane';

export type Range = { least: number; most: number };

/** What can be worked out of a lane (rules §5.5): a figure is absent where it cannot be known. Stretches of time in ms. */
export type Figures = {
  /** Of access tokens, from issue to end. */
  life?: Range;
  /** What an access token had left when its refresh was asked for; negative: it had ended. */
  left?: Range;
  /** Refreshes that one refresh token was accepted for, and whether each was replaced by that. */
  uses?: Range & { replaced: boolean };
  /** Refresh tokens in a row. `whole`: the first of them was seen to come with the sign-in. */
  chain?: { length: number; whole: boolean };
  /** The last accepted use after a sign-out or revocation, and what it came after. */
  after?: AfterEnd;
  /** Hosts that access tokens were sent to, the most frequent first; `most` for one token. */
  receivers?: { most: number; hosts: readonly string[] };
};

type AfterEnd = { end: Entry; use: Entry; at: number };

export const figuresOf = (lane: Lane, { tokens }: Pick<Inspection, 'tokens'>): Figures => {
  const { bars, chain, entries } = lane;
  const life = rangeOf(bars.flatMap((bar) => lifeOf(bar, tokens)));
  const left = rangeOf(
    entries.flatMap(({ event: { kind, facts } }) => numbers(kind === 'refresh_requested' && facts.leftMs)),
  );
  const sent = chain.filter(({ token, entry }) => entry !== undefined && acceptedFor(token, entries) > 0);
  const uses = rangeOf(sent.map(({ token }) => acceptedFor(token, entries)));
  const replaced = sent.every(({ token }) => isReplaced(token, entries));
  const after = lastAfterEnd(entries);
  const receivers = receiversOf(bars);
  return {
    ...(life && { life }),
    ...(left && { left }),
    ...(uses && { uses: { ...uses, replaced } }),
    ...(chain.length > 0 && { chain: { length: chain.length, whole: chain[0]?.entry !== undefined } }),
    ...(after && { after }),
    ...(receivers && { receivers }),
  };
};

/** The last use, or refresh, that was accepted although the sign-in or its token had been ended before. */
const lastAfterEnd = (entries: readonly Entry[]): AfterEnd | undefined => {
  const endOf = endingsOf(entries);
  return entries
    .flatMap((use): AfterEnd[] => {
      const sent = asSent(use);
      const end = sent && endOf(sent);
      return end ? [{ end, use, at: lastOf(use) }] : [];
    })
    .reduce<AfterEnd | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);
};

/** An accepted use with the token it rests on. What a stranger answers, or what answers everyone, says nothing of the token. */
const asSent = (entry: Entry): Entry | undefined => {
  const { kind, facts } = entry.event;
  if (kind === 'refreshed') return { ...entry, event: { ...entry.event, token: String(facts.sent ?? '') } };
  const { status, party, open } = facts as Partial<EventFacts['token_used']>;
  const isProof = kind === 'token_used' && isAccepted(Number(status)) && party !== 'third' && open !== true;
  return isProof ? entry : undefined;
};

const lastOf = ({ event: { at, facts } }: Entry): number => numbers(facts.last)[0] ?? at;

/** By the token itself; else by what its response stated, else from its issue to the end that its uses told of. */
const lifeOf = ({ token: id, from, until, entry }: Bar, tokens: Inspection['tokens']): number[] => {
  const token = tokens.find((one) => one.id === id);
  if (token?.issuedAt !== undefined && token.expiresAt !== undefined) return positive(token.expiresAt - token.issuedAt);
  const { expiresIn } = (entry?.event.facts ?? {}) as Partial<EventFacts['token_issued']>;
  if (expiresIn !== undefined) return positive(expiresIn * 1_000);
  return entry && until !== null ? positive(until - from) : [];
};

const acceptedFor = (token: string, entries: readonly Entry[]): number =>
  entries.filter(({ event: { kind, facts } }) => kind === 'refreshed' && facts.sent === token).length;

const isReplaced = (token: string, entries: readonly Entry[]): boolean =>
  entries.some(({ event: { kind, facts } }) => kind === 'rotated' && facts.previous === token);

const receiversOf = (bars: readonly Bar[]): Figures['receivers'] => {
  const sent = new Map<string, number>();
  const perToken = bars.map(({ uses, rejections }) => {
    const hosts = new Set<string>();
    for (const { event } of [...uses, ...rejections]) {
      const { target, count = 1 } = event.facts as Partial<EventFacts['token_used']>;
      if (!target) continue;
      hosts.add(target);
      sent.set(target, (sent.get(target) ?? 0) + count);
    }
    return hosts.size;
  });
  if (sent.size === 0) return undefined;
  const hosts = [...sent].sort((a, b) => b[1] - a[1]).map(([host]) => host);
  return { most: perToken.reduce((most, one) => Math.max(most, one)), hosts };
};

const rangeOf = (values: readonly number[]): Range | undefined =>
  values.length === 0
    ? undefined
    : values.reduce<Range>(
        ({ least, most }, value) => ({ least: Math.min(least, value), most: Math.max(most, value) }),
        { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY },
      );

const numbers = (value: unknown): number[] => (typeof value === 'number' && Number.isFinite(value) ? [value] : []);
const positive = (value: number): number[] => (value > 0 && Number.isFinite(value) ? [value] : []);
