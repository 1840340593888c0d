import type { Entry, Link } from './lane';
import { endOf, labelIn, localTime, type Told } from './told';

/** The refresh tokens of a lane in the order they came, each with what became of it (rules §5.3). */
export const chainOf = (entries: readonly Entry[], told: Told): Link[] => {
  const about = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const id of refreshesIn(entry, told)) {
      const own = about.get(id);
      if (own) own.push(entry);
      else about.set(id, [entry]);
    }
  }
  const ends: Ends = {
    outs: entries.filter(signsOut).map(({ event }) => event.at),
    revocations: new Map(entries.filter(revokes).map(({ event }) => [event.token, event.at])),
  };
  return [...about].map(([id, own]) => linkOf(id, own, ends, told)).sort((a, b) => a.from - b.from);
};

type Kind = Entry['event']['kind'];
type Facts = Entry['event']['facts'];

/** What ends a refresh token and is not told of by its name alone: when. */
type Ends = { outs: readonly number[]; revocations: ReadonlyMap<string | undefined, number> };

/** Where each kind of event names a refresh token. */
const NAMED_IN: Partial<Record<Kind, (event: Entry['event'], told: Told) => unknown[]>> = {
  token_issued: ({ facts }) => [facts.refresh],
  refresh_requested: ({ token }) => [token],
  refreshed: ({ facts }) => [facts.sent],
  rotated: ({ token, facts }) => [facts.previous, token],
  not_rotated: ({ token }) => [token],
  refresh_refused: ({ token, facts }) => [facts.sent ?? token],
  revoked: ({ token = '' }, { tokens }) => (tokens.get(token)?.kind === 'refresh' ? [token] : []),
};

const refreshesIn = ({ event }: Entry, told: Told): string[] => {
  const named = NAMED_IN[event.kind];
  return named ? named(event, told).filter((id) => typeof id === 'string') : NONE;
};

const NONE: string[] = [];

/** Asked for, and not refused. */
const signsOut = ({ event }: Entry): boolean => event.kind === 'logout' && !(Number(event.facts.status) >= 400);
const revokes = ({ event }: Entry): boolean => event.kind === 'revoked' && event.facts.status === 200;

const linkOf = (token: string, about: readonly Entry[], ends: Ends, told: Told): Link => {
  const entry =
    about.find(({ event }) => event.kind === 'rotated' && event.token === token) ??
    about.find(({ event }) => event.kind === 'token_issued');
  const from = entry?.event.at ?? about[0]?.event.at ?? 0;
  const { state, at } = endOfLink(token, about, ends, told);
  return {
    token,
    label: labelIn(told, token, 'rt'),
    from,
    until: at === null ? null : Math.max(from, at),
    state,
    uses: about.filter(({ event }) => event.kind === 'refresh_requested').length,
    ...(entry && { entry }),
  };
};

type End = { state: Link['state']; at: number | null };

const endOfLink = (token: string, about: readonly Entry[], ends: Ends, told: Told): End => {
  const first = (kind: Kind, fits: (facts: Facts) => boolean) =>
    about.find(({ event }) => event.kind === kind && fits(event.facts))?.event.at;
  const replaced = first('rotated', ({ previous }) => previous === token);
  if (replaced !== undefined) {
    const again = about.some(({ event }) => event.kind === 'refresh_requested' && event.at > replaced);
    return { state: again ? 'reused' : 'replaced', at: replaced };
  }
  const revoked = ends.revocations.get(token);
  if (revoked !== undefined) return { state: 'revoked', at: revoked };
  const refused = first('refresh_refused', ({ error }) => error === 'invalid_grant');
  if (refused !== undefined) return { state: 'refused', at: refused };
  // A refresh that succeeds after a sign-out shows that the sign-out did not end it.
  const born = about[0]?.event.at ?? 0;
  const lives = about.findLast(({ event }) => event.kind === 'refreshed')?.event.at ?? born;
  const out = ends.outs.find((at) => at >= lives);
  if (out !== undefined) return { state: 'signed-out', at: out };
  const stated = about.find(({ event }) => event.facts.refresh === token)?.event.facts.refreshEnds;
  return { state: 'current', at: localTime(told, stated) ?? endOf(told, token, []) };
};
