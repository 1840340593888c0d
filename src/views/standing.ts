import type { Grant, LifecycleEvent } from '../oauth/grant';
import type { Token } from '../oauth/token';
import { grantOf } from './lineage';
import { type About, bornIn, replaces } from './replaced';

/**
 * What has become of an access or refresh token before its end (rules §5.3). All but `current` may still be accepted wherever nobody
 * asks its issuer: an access token that is a JWT is good by itself until `exp`. `since`: ms, this computer's clock.
 */
export type Standing =
  | { state: 'current' }
  | { state: 'replaced' | 'signed-out' | 'revoked' | 'refused'; since: number };

/**
 * The first of all that has become of it.
 * @param id Token.id. @param grants Of the inspection, or their whole history. @param tokens Of the inspection, to compare
 * audiences where a refresh does not name what it replaces.
 */
export const standingOf = (id: string, grants: readonly Grant[], tokens: readonly Token[] = []): Standing => {
  const grant = grantOf(grants, id);
  if (!grant) return { state: 'current' };
  const about: About = { id, grant, born: bornIn(grant, id), tokens };
  const ended = ENDINGS.flatMap(([state, ends]) => {
    const event = grant.events.find((one) => ends(one, about));
    return event ? [{ state, since: event.at }] : [];
  });
  return ended.reduce<Standing>((first, one) => (first.state === 'current' || one.since < first.since ? one : first), {
    state: 'current',
  });
};

type Ends = (event: LifecycleEvent, about: About) => boolean;

/** RFC 7009 §2.1: with a refresh token go the access tokens of its grant. */
const revokes: Ends = ({ kind, at, token, facts }, { id, grant, born }) =>
  kind === 'revoked' && Number(facts.status) < 300 && (token === id || (at >= born && isRefresh(grant, token)));

const isRefresh = ({ events }: Grant, id: string | undefined): boolean =>
  events.some(({ kind, token, facts }) =>
    [facts.refresh, facts.sent, facts.previous, kind === 'rotated' || kind === 'refresh_requested' ? token : undefined]
      .filter((one) => one !== undefined)
      .includes(id ?? ''),
  );

const signsOut: Ends = ({ kind, at, facts }, { born }) =>
  kind === 'logout' && at >= born && !(Number(facts.status) >= 400);

/** Refused as no good before its end, and not accepted there since. */
const refuses: Ends = ({ kind, token, facts, at }, { id, grant }) => {
  if (token !== id) return false;
  if (kind === 'revoked_inferred' || (kind === 'refresh_refused' && facts.error === 'invalid_grant')) return true;
  const isEarly = facts.leftMs === undefined || Number(facts.leftMs) > 0;
  return kind === 'token_rejected' && facts.error === 'invalid_token' && isEarly && !isTaken(grant, id, facts, at);
};

const isTaken = ({ events }: Grant, id: string, { origin, last }: LifecycleEvent['facts'], at: number): boolean =>
  events.some(
    ({ kind, token, facts, at: first }) =>
      kind === 'token_used' &&
      token === id &&
      facts.origin === origin &&
      Number(facts.status) < 400 &&
      Number(facts.last ?? first) > Number(last ?? at),
  );

const ENDINGS: readonly (readonly [Exclude<Standing['state'], 'current'>, Ends])[] = [
  ['revoked', revokes],
  ['signed-out', signsOut],
  ['refused', refuses],
  ['replaced', replaces],
];
