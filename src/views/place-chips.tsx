import { channelKey } from './channels';
import type { PlaceMark } from './places';
import { useScope } from './scope';
import { TONES } from './severity';
import { SeverityIcon } from './severity-icon';

/** Where a token was seen, as items of a list. What is held against a place is also said in a word, for screen readers. */
export const PlaceChips = ({ marks }: { marks: readonly PlaceMark[] }) => {
  const { t } = useScope();
  return (
    <>
      {marks.map(({ channel, severity }) => (
        <li key={channel} class={`chip place ${severity === null ? 'fine' : TONES[severity]}`}>
          {severity !== null && (
            <>
              <SeverityIcon level={severity} />
              <span class="vh">{t(`severity_${severity}`)}: </span>
            </>
          )}
          <span>{t(channelKey(channel))}</span>
        </li>
      ))}
    </>
  );
};
