import type { Token } from '../oauth/token';
import { isRunning, type Life } from './life';
import { type Translate, useScope } from './scope';
import { NONE, runningTime } from './time';
import { useLife, useStanding } from './use-life';

type Props = { token: Token; firstSeen: number | undefined };

/** Time left of a token. Not a live region: a screen reader asks for it. */
export const Countdown = ({ token, firstSeen }: Props) => {
  const { t } = useScope();
  const life = useLife(token, firstSeen);
  const standing = useStanding(token);
  const digits = digitsOf(t, life);
  return (
    <div class={`cd ${life.state} ${digits.length > 5 ? 'long' : ''}`} role="timer">
      <b>{digits}</b> <span>{t((isRunning(life) && standing?.caption) || CAPTIONS[life.state])}</span>
    </div>
  );
};

export const CAPTIONS: Record<Life['state'], string> = {
  unstated: 'since_seen',
  unsure: 'clock_changed',
  'not-yet': 'until_valid',
  running: 'left',
  soon: 'ends_soon',
  gone: 'expired',
};

export const digitsOf = (t: Translate, life: Life): string => {
  if (life.state === 'unsure') return NONE;
  if (life.state !== 'unstated') return runningTime(t, life.leftMs);
  return life.ageMs === null ? NONE : runningTime(t, Math.floor(life.ageMs / 1_000) * 1_000);
};
