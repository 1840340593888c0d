import type { Token } from '../oauth/token';
import { CAPTIONS, digitsOf } from './countdown';
import { isRunning } from './life';
import { useScope } from './scope';
import { span } from './time';
import { useLife, useStanding } from './use-life';

/** Time left of a token on one line, with the whole life beside it while nothing has become of the token. */
export const CountdownLine = ({ token, firstSeen }: { token: Token; firstSeen: number | undefined }) => {
  const { t } = useScope();
  const life = useLife(token, firstSeen);
  const standing = useStanding(token);
  const caption = (isRunning(life) && standing?.caption) || CAPTIONS[life.state];
  const whole = isRunning(life) && !standing ? life.totalMs : null;
  return (
    <p class={`big num ${life.state}`} role="timer">
      <b>{digitsOf(t, life)}</b> <span>{whole === null ? t(caption) : t('left_of', span(t, whole))}</span>
    </p>
  );
};
