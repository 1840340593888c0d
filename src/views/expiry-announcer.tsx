import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { cardsOf } from './families';
import { firstSeen } from './places';
import { useScope } from './scope';
import { useLife } from './use-life';

/** When time left is said aloud, ms; once each, the smallest that holds. */
const MARKS: readonly (readonly [ms: number, message: string])[] = [
  [0, 'announce_expired'],
  [60_000, 'announce_minute'],
  [300_000, 'announce_five'],
];

/** Tells a screen reader about the newest access token at 5 min, at 1 min and at its end; the digits themselves are silent. */
export const ExpiryAnnouncer = ({ inspection }: { inspection: Inspection }) => {
  const [token] = cardsOf(inspection).access;
  return token ? (
    <Announcement key={token.id} token={token} seen={firstSeen([token.id], inspection.sightings)} />
  ) : null;
};

const Announcement = ({ token, seen }: { token: Token; seen: number | undefined }) => {
  const { t } = useScope();
  const life = useLife(token, seen);
  const left = life.state === 'unstated' || life.state === 'not-yet' ? Number.POSITIVE_INFINITY : life.leftMs;
  const mark = MARKS.find(([ms]) => left <= ms);
  return (
    <p class="vh" role="status">
      {mark ? t(mark[1]) : ''}
    </p>
  );
};
