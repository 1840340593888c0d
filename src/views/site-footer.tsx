import { Icon } from './icon';
import { EXTERNAL, LOCK } from './icon-paths';
import { useScope } from './scope';

/** The promise that holds everywhere, and the way to more room. `link` is left out where one is already there. */
export const SiteFooter = ({ promise, link }: { promise: string; link: boolean }) => {
  const { t, tab } = useScope();
  return (
    <footer class="ft">
      <Icon path={LOCK} size={14} />
      <span class="grow ell">{promise}</span>
      {link && tab.value !== null && (
        <a href={`workbench.html?tab=${tab.value}`} target="_blank" rel="noreferrer">
          {t('open_workbench')}
          <Icon path={EXTERNAL} size={12} />
        </a>
      )}
    </footer>
  );
};
