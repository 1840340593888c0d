import { DECODE_HASH } from './decode/decode-hash';
import { hostOf } from './origin';
import { useScope } from './scope';
import { isWatching } from './screen';
import { SiteMenu } from './site-menu';
import { Text } from './text';
import { clockTime } from './time';
import { TokenscopeIcon } from './tokenscope-icon';
import { SETTINGS } from './use-hash';
import type { Verdict } from './verdict';

/** Which tab this is, whether it is watched and since when, and the switch. */
export const SiteHeader = ({ verdict }: { verdict: Verdict }) => (
  <header class="hd">
    <SiteIcon verdict={verdict} />
    <div class="grow">
      <SiteName />
      <p class="sub ell num">
        <Since />
      </p>
    </div>
    <WatchingSwitch />
    <PagesMenu />
  </header>
);

/** With what there is more room for in the workbench. */
const PagesMenu = () => {
  const { t, tab } = useScope();
  const workbench = `workbench.html${tab.value === null ? '' : `?tab=${tab.value}`}`;
  const pages = [
    { label: t('decode'), page: workbench + DECODE_HASH },
    { label: t('settings'), page: workbench + SETTINGS },
  ];
  return <SiteMenu pages={pages} />;
};

/** The mark, as the toolbar shows it for this tab. */
export const SiteIcon = ({ verdict: { tone } }: { verdict: Verdict }) => {
  const { access, inspection } = useScope();
  const isExposed = tone === 'bad' || tone === 'warn';
  const watching = isWatching(access.value, inspection.value);
  return <TokenscopeIcon state={watching ? (isExposed ? 'exposed' : 'watching') : 'idle'} size={22} />;
};

export const SiteName = () => {
  const { t, access, inspection } = useScope();
  const site = access.value.origin || inspection.value?.site || '';
  return <h1 class="ell">{site ? <Text value={hostOf(site)} longest={253} /> : t('name')}</h1>;
};

/** Left out where nothing is granted: there is nothing to switch. */
export const WatchingSwitch = () => {
  const { t, access, inspection, ask } = useScope();
  const { kind } = access.value;
  const watching = isWatching(access.value, inspection.value);
  if (kind !== 'site' && kind !== 'all') return null;
  return (
    <button
      type="button"
      class="sw"
      role="switch"
      aria-checked={watching}
      onClick={() => ask({ ask: 'watching', on: !watching })}
    >
      <span>{t('watching')}</span>
      <i />
    </button>
  );
};

export const Since = () => {
  const { t, access, inspection, coverage, isUnread, now } = useScope();
  if (isUnread.value) return null;
  if (access.value.kind === 'restricted') return t('restricted_sub');
  if (access.value.kind === 'none') return t('not_watched');
  if (!isWatching(access.value, inspection.value)) return t('watching_off');
  return coverage.value ? t('since', clockTime(coverage.value.since, now.value)) : t('watching');
};
