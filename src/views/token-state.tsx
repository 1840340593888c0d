import type { Token } from '../oauth/token';
import { CAPTIONS } from './countdown';
import { useScope } from './scope';
import type { Standing } from './standing';
import { runningTime } from './time';
import { useLife, useStanding } from './use-life';

/** The state of a token in a word or two: what has become of it, else what is left. A refresh token's end is rarely stated. */
export const TokenState = ({ token, firstSeen }: { token: Token; firstSeen: number | undefined }) => {
  const { t } = useScope();
  const life = useLife(token, firstSeen);
  const standing = useStanding(token);
  if (life.state === 'gone') return <span class="st">{t('life_state_expired')}</span>;
  if (standing) return <span class="st">{t(STATES[standing.state])}</span>;
  if (token.kind === 'refresh') return <span class="st">{t('life_state_current')}</span>;
  if (life.state === 'unstated') return <span class="st">{t('life_state_unstated')}</span>;
  if (life.state === 'unsure') return <span class="st">{t(CAPTIONS.unsure)}</span>;
  return (
    <span class={`st num ${life.state}`} role="timer">
      <b>{runningTime(t, life.leftMs)}</b> {t(life.state === 'not-yet' ? CAPTIONS['not-yet'] : CAPTIONS.running)}
    </span>
  );
};

const STATES: Record<Exclude<Standing['state'], 'current'>, string> = {
  replaced: 'life_state_replaced',
  'signed-out': 'life_state_signed_out',
  revoked: 'life_state_revoked',
  refused: 'life_state_refused',
};
