import type { Token } from '../oauth/token';
import { Phrase } from './phrase';
import { useScope } from './scope';
import { clockTime } from './time';
import { useLife, useStanding } from './use-life';

/** What has become of a token before its end, and who may still accept it; nothing once it has ended. */
export const StandingNote = ({ token, firstSeen }: { token: Token; firstSeen: number | undefined }) => {
  const { now } = useScope();
  const life = useLife(token, firstSeen);
  const standing = useStanding(token);
  if (!standing || life.state === 'gone') return null;
  return (
    <p class="sm t2">
      <Phrase message={standing.sentence} parts={[<b key="at">{clockTime(standing.since, now.value)}</b>]} />
    </p>
  );
};
