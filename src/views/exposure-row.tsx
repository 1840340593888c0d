import { channelName, titleOf } from './exposure-text';
import { type Exposure, isIgnored } from './exposures';
import { useFocusOnMount } from './focus-on-mount';
import { Icon } from './icon';
import { RIGHT } from './icon-paths';
import type { Open } from './opened';
import { hostOf } from './origin';
import { placeDetail } from './places';
import { useScope } from './scope';
import { TONES } from './severity';
import { SeverityIcon } from './severity-icon';
import { Text } from './text';

/** One exposure: what, where, how bad. `elsewhere`: it was seen at another site than the one shown. */
export const ExposureRow = (props: {
  exposure: Exposure;
  elsewhere: boolean;
  open: Open;
  picked: boolean;
  returning: boolean;
}) => {
  const { t } = useScope();
  const { exposure, elsewhere, open, picked, returning } = props;
  const { key, severity, count } = exposure;
  const button = useFocusOnMount<HTMLButtonElement>(returning);
  return (
    <button
      type="button"
      class={`find inset ${TONES[severity]}${isIgnored(exposure) ? ' dim' : ''}`}
      ref={button}
      aria-current={picked || undefined}
      onClick={() => open({ kind: 'exposure', key })}
    >
      <SeverityIcon level={severity} />
      <span class="grow">
        <span class="ti">{titleOf(t, exposure)}</span>
        <span class="pl">
          <span class="ell">
            <Where exposure={exposure} elsewhere={elsewhere} />
          </span>
          {count > 1 && <span class="num"> {t('times', String(count))}</span>}
        </span>
      </span>
      <span class="sevword">{t(`severity_${severity}`)}</span>
      <Icon path={RIGHT} size={12} />
    </button>
  );
};

const Where = ({ exposure, elsewhere }: { exposure: Exposure; elsewhere: boolean }) => {
  const { t } = useScope();
  const { place, site } = exposure;
  return (
    <>
      {(elsewhere || !place) && <Text value={hostOf(site)} longest={60} />}
      {elsewhere && place && ' · '}
      {place && (
        <>
          {channelName(t, place)}{' '}
          <span class="mono">
            <Text value={placeDetail(place)} longest={200} />
          </span>
        </>
      )}
    </>
  );
};
