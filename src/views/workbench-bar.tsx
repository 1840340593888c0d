import type { DecodeButton } from './decode/use-decode';
import { Icon } from './icon';
import { LOCK } from './icon-paths';
import { useScope } from './scope';
import { Since, SiteIcon, SiteName, WatchingSwitch } from './site-header';
import { SiteMenu } from './site-menu';
import { SETTINGS } from './use-hash';
import type { Verdict } from './verdict';

/** Which tab this is and whether it is watched, and the promise that holds everywhere. */
export const WorkbenchBar = ({ verdict, decode }: { verdict: Verdict; decode: DecodeButton }) => {
  const { t } = useScope();
  return (
    <header class="wt">
      <SiteIcon verdict={verdict} />
      <b class="brand">{t('name')}</b>
      <i class="rule" />
      <SiteName />
      <WatchingSwitch />
      <p class="sm t3 num ell">
        <Since />
      </p>
      <p class="promise sm t3 ell">
        <Icon path={LOCK} size={14} />
        {t('stays_here')}
      </p>
      <button type="button" class="btn" ref={decode.button} aria-pressed={decode.isOpen} onClick={decode.toggle}>
        {t('decode')}
      </button>
      <SiteMenu pages={[{ label: t('settings'), page: SETTINGS }]} />
    </header>
  );
};
