import { useRef, useState } from 'preact/hooks';
import { Icon } from './icon';
import { MORE } from './icon-paths';
import { useLater } from './later';
import type { MenuItem } from './menu';
import { useScope } from './scope';

/** What one rarely asks for. Left out where there is nothing to offer. */
export const SiteMenu = ({ pages = [] }: { pages?: readonly MenuItem[] }) => {
  const { t, access, inspection } = useScope();
  const [open, setOpen] = useState(false);
  const later = useLater(() => import('./menu'), open);
  const button = useRef<HTMLButtonElement>(null);
  const items: MenuItem[] = [
    ...(access.value.kind === 'site' ? [{ label: t('watch_all'), wish: { ask: 'watch-all' } as const }] : []),
    ...(inspection.value ? [{ label: t('clear_tab'), wish: { ask: 'clear' } as const }] : []),
    ...pages,
  ];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  if (items.length === 0) return null;
  return (
    <div class="menu-root">
      <button
        type="button"
        class="ib"
        ref={button}
        aria-label={t('more')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon path={MORE} />
      </button>
      {later && <later.Menu items={items} close={close} leave={() => setOpen(false)} />}
    </div>
  );
};
