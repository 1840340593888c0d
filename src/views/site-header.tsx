import { hostOf } from './origin';
import { useScope } from './scope';
import { isWatching } from './screen';
import { SiteMenu } from './site-menu';
import { Text } from './text';
import { clockTime } from './time';
import { TokenscopeIcon } from './tokenscope-icon';

/** Which tab this is, whether it is watched and since when, and the switch. */
export const SiteHeader = ({ exposed, heading }: { exposed: boolean; heading: string | null }) => {
  const { t, access, inspection, ask } = useScope();
  const { kind, origin } = access.value;
  const watching = isWatching(access.value, inspection.value);
  const site = origin || inspection.value?.site || '';
  return (
    <header class="hd">
      <TokenscopeIcon state={watching ? (exposed ? 'exposed' : 'watching') : 'idle'} size={22} />
      {heading && <p class="heading">{heading}</p>}
      <div class="grow">
        <h1 class="ell">{site ? <Text value={hostOf(site)} longest={253} /> : t('name')}</h1>
        <p class="sub ell num">
          <Since />
        </p>
      </div>
      {(kind === 'site' || kind === 'all') && (
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
      )}
      <SiteMenu />
    </header>
  );
};

const Since = () => {
  const { t, access, inspection, coverage, now } = useScope();
  if (access.value.kind === 'restricted') return t('restricted_sub');
  if (access.value.kind === 'none') return t('not_watched');
  if (!isWatching(access.value, inspection.value)) return t('watching_off');
  return coverage.value ? t('since', clockTime(coverage.value.since, now.value)) : t('watching');
};
