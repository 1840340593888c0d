import type { Answer } from '../oauth/answer';
import { grantOf, type Happened, happen } from './grants';
import type { Pending, SiteMemory } from './site-memory';

/** By then a page that got the code would have exchanged it (rules §5.2, E3b); ms. */
const LATEST_MS = 60_000;

/** A callback that is answered by leading away from its code, with cookies: no script ever saw the code. */
export const exchangedAtOnce = (memory: SiteMemory, pending: Pending, answer: Answer & { at: number }): Happened[] =>
  answer.redirect && !answer.redirect.carries ? exchanged(memory, pending, answer) : [];

/** Callbacks whose answer set cookies a minute ago, and whose code no page has exchanged since. */
export const exchangedSince = (memory: SiteMemory, at: number): Happened[] =>
  memory.pending.flatMap((pending) =>
    pending.answer && !pending.isOver && at - pending.answer.at >= LATEST_MS
      ? exchanged(memory, pending, pending.answer)
      : [],
  );

/** Inferred, and once: what a server does with a code is not seen. */
const exchanged = (
  memory: SiteMemory,
  pending: Pending,
  { status, sets = [], at }: Answer & { at: number },
): Happened[] => {
  const code = pending.message?.says === 'callback' ? pending.message.code : undefined;
  if (code === undefined || status >= 400 || sets.length === 0) return [];
  pending.isOver = true;
  const grant = grantOf(memory, code);
  if (!grant || grant.events.some(({ kind, token }) => token === code && EXCHANGES.has(kind))) return [];
  const happened = happen(grant, 'backend_exchange', at, code, { cookies: sets.length }, 'inferred');
  return [{ ...happened, ...(pending.place && { place: pending.place }) }];
};

const EXCHANGES: ReadonlySet<string> = new Set(['code_exchange', 'backend_exchange']);
