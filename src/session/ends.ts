import { earlierEnd, expiryOfClaims, expiryOfResponse, type StatedEnd } from '../oauth/expiry';
import type { Message } from '../oauth/message';
import type { Token } from '../oauth/token';
import type { Desk } from './desk';

const MOST_ENDS = 100;

/** Two readings of one clock differ by less than this; more is a change of this computer's clock. In ms. */
const ONE_CLOCK_MS = 2_000;

type Response = Pick<
  Extract<Message<string>, { says: 'token-response' }>,
  'access' | 'refresh' | 'expiresIn' | 'refreshExpiresIn'
>;

/** The ends that a response states for its tokens (rules §5.4). `at` and `date`: of the response, as in StatedEnd. */
export const noteEnds = (desk: Desk, response: Response, { at, date }: { at: number; date?: number }): void => {
  const { access, refresh, expiresIn, refreshExpiresIn } = response;
  const around = { at, ...(date !== undefined && { date }) };
  const ends: StatedEnd[] = [];
  if (access !== undefined && expiresIn !== undefined)
    ends.push({ token: access, expiresIn, source: 'expires_in', ...around });
  // 0 means that it does not end (an offline token), not that it has.
  if (refresh !== undefined && refreshExpiresIn)
    ends.push({ token: refresh, expiresIn: refreshExpiresIn, source: 'stated', ...around });
  if (ends.length === 0) return;
  desk.memory.ends = [...(desk.memory.ends ?? []), ...ends].slice(-MOST_ENDS);
  tellEnds(desk);
};

/**
 * Gives the tokens their ends by the clock that is known now. What is counted from a time of receipt moves with the clock
 * as it becomes known better. Once this computer's clock was changed it cannot be told whether that was before the receipt
 * or after: there is no such end any more.
 */
export const tellEnds = ({ inspection, memory: { ends = [] } }: Desk): void => {
  const known = inspection.clock?.offsetMs ?? null;
  const stated = new Map<string, StatedEnd[]>();
  for (const end of ends) {
    if (known !== null && isSameClock(end, known)) end.offsetMs = known;
    stated.set(end.token, [...(stated.get(end.token) ?? []), end]);
  }
  for (const [at, token] of inspection.tokens.entries()) {
    const own = stated.get(token.id);
    if (!own) continue;
    const told = own.filter((end) => end.date !== undefined || known === null || isSameClock(end, known));
    const ended = told.map((end) => expiryOfResponse(end, known)).reduce(earlierEnd, unstated(token, own));
    if (ENDS.some((name) => ended[name] !== token[name])) inspection.tokens[at] = ended;
  }
};

const ENDS = ['issuedAt', 'expiresAt', 'expirySource'] as const;

const isSameClock = ({ offsetMs }: StatedEnd, known: number): boolean =>
  Math.abs(known - (offsetMs ?? known)) <= ONE_CLOCK_MS;

/** The token with its own end alone, where a stated one had taken its place. */
const unstated = (token: Token, ends: readonly StatedEnd[]): Token => {
  if (!ends.some(({ source }) => source === token.expirySource)) return token;
  const { issuedAt: _issued, expiresAt: _expires, expirySource: _source, ...bare } = token;
  return { ...bare, ...expiryOfClaims((token.claims ?? {}) as Record<string, unknown>) };
};
