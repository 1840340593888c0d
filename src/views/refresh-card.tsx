import type { Inspection } from '../session/inspection';
import type { Exposure } from './exposures';
import type { RefreshFamily } from './families';
import { PlaceChips } from './place-chips';
import { firstSeen, placeMarks } from './places';
import { useScope } from './scope';
import { clockTime } from './time';
import { Fingerprint, TokenHead } from './token-head';

/** A refresh token with all it replaced: the current fingerprint and where any of them was seen. There is no value to show. */
export const RefreshCard = (props: {
  family: RefreshFamily;
  inspection: Inspection;
  exposures: readonly Exposure[];
}) => {
  const { family, inspection, exposures } = props;
  const marks = placeMarks(family.members, exposures, inspection.sightings);
  return (
    <article class="tok indent">
      <TokenHead
        token={family.current}
        meta={<History family={family} inspection={inspection} />}
        aside={<Fingerprint token={family.current} />}
      />
      {marks.length > 0 && (
        <div class="body">
          <ul class="chips">
            <PlaceChips marks={marks} />
          </ul>
        </div>
      )}
    </article>
  );
};

const History = ({ family, inspection }: { family: RefreshFamily; inspection: Inspection }) => {
  const { t, now } = useScope();
  const { rotations, rotatedAt, members } = family;
  if (rotatedAt !== null) return t('rotated', String(rotations), clockTime(rotatedAt, now.value));
  const seen = firstSeen(members, inspection.sightings);
  return seen === undefined ? t('not_kept') : t('seen_not_kept', clockTime(seen, now.value));
};
