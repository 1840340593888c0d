import type { Token } from '../oauth/token';
import { CAPTIONS } from './countdown';
import type { Link } from './lifecycle/lane';
import { useScope } from './scope';
import type { Standing } from './standing';
import { runningTime } from './time';
import { useLife, useStanding } from './use-life';

/** What has become of a token in a word, else how long it is good for still. */
export const TokenState = ({ token, firstSeen }: { token: Token; firstSeen: number | undefined }) => {
  const { t } = useScope();
  const life = useLife(token, firstSeen);
  const standing = useStanding(token);
  if (life.state === 'gone') return <span class="st">{t('life_state_expired')}</span>;
  if (standing) return <span class="st">{t(STATES[standing.state])}</span>;
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

/** The same of a refresh token, whose end is rarely stated: its place in the chain. Nothing where it is in none. */
export const LinkState = ({ state }: { state: Link['state'] | null }) => {
  const { t } = useScope();
  return <span class="st">{state && (state === 'current' ? <b>{t(LINKS.current)}</b> : t(LINKS[state]))}</span>;
};

const LINKS: Record<Link['state'], string> = {
  ...STATES,
  current: 'life_state_current',
  reused: 'life_state_reused',
};
