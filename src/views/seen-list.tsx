import type { Inspection } from '../session/inspection';
import { placeMessage } from './exposure-details';
import { channelName } from './exposure-text';
import { Phrase } from './phrase';
import { useScope } from './scope';
import { Text } from './text';
import { clockTime } from './time';

/** Every place a token was seen in, the latest first. */
export const SeenList = ({ token, inspection }: { token: string; inspection: Inspection }) => {
  const { t, now } = useScope();
  const seen = inspection.sightings.filter((sighting) => sighting.token === token).sort((a, b) => b.last - a.last);
  if (seen.length === 0) return null;
  return (
    <section class="sec">
      <div class="sech">
        <h2>{t('where_seen')}</h2>
        <span class="n">{seen.length}</span>
      </div>
      <ul class="panel seen">
        {seen.map(({ place, last, count }) => (
          <li key={JSON.stringify(place)}>
            <p>
              <Phrase
                message={placeMessage(place)}
                parts={[channelName(t, place), <Text key="host" value={place.host} longest={253} />]}
              />
              {count > 1 && <span class="num t3"> {t('times', String(count))}</span>}
            </p>
            <p class="pl mono">
              <Text value={[place.path, place.key].filter(Boolean).join(' › ')} longest={400} />
            </p>
            <p class="num t3 at">{clockTime(last, now.value)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
