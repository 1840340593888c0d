import { useRef } from 'preact/hooks';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { type Mark, markOf } from './announced';
import { cardsOf } from './families';
import { firstSeen } from './places';
import { useScope } from './scope';
import { useLife } from './use-life';

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
  const said = useRef<Mark | undefined>(undefined);
  const isCounted = life.state === 'running' || life.state === 'soon' || life.state === 'gone';
  said.current = markOf(said.current, isCounted ? life.leftMs : null);
  return (
    <p class="vh" role="status">
      {said.current ? t(said.current[1]) : ''}
    </p>
  );
};
