import type { Token } from '../oauth/token';
import type { Life } from './life';
import { type Translate, useScope } from './scope';
import type { Standing } from './standing';
import { NONE, runningTime, span } from './time';
import { useLife } from './use-life';

type Props = { token: Token; firstSeen: number | undefined };

/** Time left of a token. Not a live region: a screen reader asks for it. */
export const Countdown = ({ token, firstSeen }: Props) => {
  const { t } = useScope();
  const life = useLife(token, firstSeen);
  const digits = digitsOf(t, life);
  return (
    <div class={`cd ${life.state} ${digits.length > 5 ? 'long' : ''}`} role="timer">
      <b>{digits}</b> <span>{t(captionOf(token, life))}</span>
    </div>
  );
};

/** The same on one line, with the whole life beside it while nothing has become of the token. */
export const CountdownLine = ({ token, firstSeen }: Props) => {
  const { t } = useScope();
  const life = useLife(token, firstSeen);
  const runs = life.state === 'running' || life.state === 'soon';
  const whole = runs && life.standing === 'current' ? life.totalMs : null;
  return (
    <p class={`big num ${life.state}`} role="timer">
      <b>{digitsOf(t, life)}</b>{' '}
      <span>{whole === null ? t(captionOf(token, life)) : t('left_of', span(t, whole))}</span>
    </p>
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

/** A JWT is good by itself until its end; of an opaque token only its issuer knows. */
export const STANDINGS: Record<Exclude<Standing['state'], 'current'>, readonly [jwt: string, opaque: string]> = {
  replaced: ['replaced_valid', 'replaced_maybe'],
  'signed-out': ['signed_out_valid', 'signed_out_maybe'],
  revoked: ['revoked_valid', 'revoked_maybe'],
  refused: ['refused_early', 'refused_early'],
};

const captionOf = ({ format }: Token, life: Life): string => {
  if ((life.state !== 'running' && life.state !== 'soon') || life.standing === 'current') return CAPTIONS[life.state];
  const [jwt, opaque] = STANDINGS[life.standing];
  return format === 'jws' ? jwt : opaque;
};

const digitsOf = (t: Translate, life: Life): string => {
  if (life.state === 'unsure') return NONE;
  if (life.state !== 'unstated') return runningTime(t, life.leftMs);
  return life.ageMs === null ? NONE : runningTime(t, Math.floor(life.ageMs / 1_000) * 1_000);
};
