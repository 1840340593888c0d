import type { ComponentChildren } from 'preact';
import { useFocusOnMount } from './focus-on-mount';
import { Icon } from './icon';
import { BACK } from './more-icon-paths';
import { useScope } from './scope';

/** The head of an opened thing: the way back, what it is, and what one may do with it. Takes the focus when it appears. */
export const BackHeader = (props: {
  title: string;
  sub: ComponentChildren;
  back: () => void;
  children?: ComponentChildren;
}) => {
  const { t } = useScope();
  const title = useFocusOnMount<HTMLHeadingElement>(true);
  return (
    <header class="hd under">
      <button type="button" class="ib" aria-label={t('back')} onClick={props.back}>
        <Icon path={BACK} />
      </button>
      <div class="grow">
        <h1 class="ell" ref={title} tabIndex={-1}>
          {props.title}
        </h1>
        <p class="sub ell num">{props.sub}</p>
      </div>
      {props.children}
    </header>
  );
};
