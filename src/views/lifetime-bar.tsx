import type { Token } from '../oauth/token';
import { isRunning, type Life } from './life';
import { Phrase } from './phrase';
import { useScope } from './scope';
import { clockTime } from './time';
import { useLife, useStanding } from './use-life';

/** From issue to expiry: left of the marker is spent, right of it is left; hatched where the token is no longer meant to be used. */
export const LifetimeBar = ({ token, firstSeen }: { token: Token; firstSeen: number | undefined }) => {
  const { now } = useScope();
  const life = useLife(token, firstSeen);
  const standing = useStanding(token);
  const [from, to] = endsOf(token, firstSeen, life);
  const isCounted = life.state !== 'unstated' && life.state !== 'unsure';
  const spent = isCounted ? life.spent : 0;
  const isSpare = isRunning(life) && standing !== null;
  const end = ({ message, at }: End) => (
    <span>
      <Phrase message={message} parts={at === undefined ? [] : [<b key="at">{clockTime(at, now.value)}</b>]} />
    </span>
  );
  return (
    <div class={`life ${life.state} ${isSpare ? 'spare' : ''}`} style={{ '--p': `${(spent * 100).toFixed(1)}%` }}>
      <div class="bar" />
      <div class="ends">
        {from ? end(from) : <span />}
        {end(to)}
      </div>
    </div>
  );
};

type End = { message: string; at?: number | undefined };

const endsOf = (token: Token, firstSeen: number | undefined, life: Life): [End | null, End] => {
  const from =
    token.issuedAt !== undefined
      ? { message: 'issued_at', at: token.issuedAt }
      : firstSeen !== undefined
        ? { message: 'seen_at', at: firstSeen }
        : null;
  if (token.expiresAt === undefined) return [from, { message: 'no_expiry_stated' }];
  return [from, { message: life.state === 'gone' ? 'expired_at' : 'expires_at', at: token.expiresAt }];
};
