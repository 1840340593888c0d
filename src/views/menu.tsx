import { useLayoutEffect } from 'preact/hooks';
import { useArrowKeys } from './arrow-keys';
import { useScope, type Wish } from './scope';

/** Something to ask for, or a page of ours to open: in a new tab, unless it is a part (#) of the one that is open. */
export type MenuItem = { label: string } & ({ wish: Wish } | { page: string });

/** `close` gives the focus back to the button; `leave` lets it stay where the reader went. */
export const Menu = ({ items, close, leave }: { items: MenuItem[]; close: () => void; leave: () => void }) => {
  const { ask } = useScope();
  const list = useArrowKeys<HTMLDivElement>();
  useLayoutEffect(() => {
    list.current?.querySelector('button')?.focus();
    const away = ({ target }: Event) => {
      if (target instanceof Node && !list.current?.parentElement?.contains(target)) leave();
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault(); // else the browser closes the popup with it
      close();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    document.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
      document.removeEventListener('keydown', onEscape);
    };
  }, []);
  return (
    <div class="menu" ref={list}>
      {items.map((item) => (
        <button
          type="button"
          key={item.label}
          onClick={() => {
            if ('wish' in item) ask(item.wish);
            // With an opener Chromium loads it in a window that has no API of extensions.
            else open(item.page, item.page.startsWith('#') ? '_self' : '_blank', 'noopener');
            close();
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
};
