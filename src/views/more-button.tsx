import { useLayoutEffect, useRef } from 'preact/hooks';
import { useScope } from './scope';

/** Shows the next step of what is long, and how much there is; nothing where all is shown. */
export const MoreButton = (props: {
  message: 'value_more' | 'items_more';
  shown: number;
  total: number;
  more: (() => void) | null;
}) => {
  const { t } = useScope();
  const { message, shown, total, more } = props;
  const before = useRef<Element | null>(null);
  const isWhole = more === null;
  // With the last step the button goes: what it was about takes its focus.
  useLayoutEffect(() => {
    if (!isWhole || !(before.current instanceof HTMLElement)) return;
    before.current.tabIndex = -1;
    before.current.focus({ preventScroll: true });
  }, [isWhole]);
  if (!more) return null;
  const step = ({ currentTarget }: Event) => {
    before.current = currentTarget instanceof Element ? currentTarget.previousElementSibling : null;
    more();
  };
  return (
    <button type="button" class="btn quiet more" onClick={step}>
      {t(message, count(t('lang'), shown), count(t('lang'), total))}
    </button>
  );
};

const count = (language: string, number: number): string => number.toLocaleString(language);
