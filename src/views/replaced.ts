import type { Grant, LifecycleEvent } from '../oauth/grant';
import type { Token } from '../oauth/token';
import { claimOf } from './claim';
import { grantOf, namedBy } from './lineage';

/** An access token in its grant. `born`: when that first speaks of it; ms, this computer's clock. */
export type About = { id: string; grant: Grant; born: number; tokens: readonly Token[] };

/** Whether a refresh brought another access token of the same grant, for the same audience, after this one. */
export const isReplaced = (id: string, grants: readonly Grant[], tokens: readonly Token[]): boolean => {
  const grant = grantOf(grants, id);
  const about = grant && { id, grant, born: bornIn(grant, id), tokens };
  return about?.grant.events.some((event) => replaces(event, about)) ?? false;
};

export const bornIn = ({ events }: Grant, id: string): number =>
  events.find((event) => namedBy(event).includes(id))?.at ?? Number.POSITIVE_INFINITY;

/** A refresh token by another one; an access token by one of a refresh. A refresh that does not name what it replaces replaces what is known to be for the same audience. */
export const replaces = ({ kind, at, token: next, facts }: LifecycleEvent, { id, born, tokens }: About): boolean => {
  if (kind === 'rotated') return facts.previous === id;
  if (kind !== 'refreshed' || next === id) return false;
  if (facts.replaces === id) return true;
  const access = (wanted: string | undefined) => tokens.find((one) => one.id === wanted && one.kind === 'access');
  const [before, after] = [access(id), access(next)];
  return at > born && before !== undefined && after !== undefined && audience(before) === audience(after);
};

const audience = (token: Token): string => JSON.stringify(claimOf(token, 'aud') ?? null);
