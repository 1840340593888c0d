import type { Token } from '../oauth/token';
import { Phrase } from './phrase';
import { useScope } from './scope';
import type { Standing } from './standing';
import { clockTime } from './time';
import { useLife, useStanding } from './use-life';

/** What has become of a token before its end, and who may still accept it; nothing once it has ended. */
export const StandingNote = ({ token, firstSeen }: { token: Token; firstSeen: number | undefined }) => {
  const { now } = useScope();
  const life = useLife(token, firstSeen);
  const standing = useStanding(token);
  if (standing.state === 'current' || life.state === 'gone') return null;
  const [jwt, opaque] = SENTENCES[standing.state];
  return (
    <p class="sm t2">
      <Phrase
        message={token.format === 'jws' ? jwt : opaque}
        parts={[<b key="at">{clockTime(standing.since, now.value)}</b>]}
      />
    </p>
  );
};

const SENTENCES: Record<Exclude<Standing['state'], 'current'>, readonly [jwt: string, opaque: string]> = {
  replaced: ['replaced_note', 'replaced_note_opaque'],
  'signed-out': ['signed_out_note', 'signed_out_note_opaque'],
  revoked: ['revoked_note', 'revoked_note_opaque'],
  refused: ['refused_note', 'refused_note'],
};
