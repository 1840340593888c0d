import type { ComponentChildren } from 'preact';
import { useFocusOnMount } from './focus-on-mount';
import { Icon } from './icon';
import { CROSS } from './more-icon-paths';
import { useScope } from './scope';

/** What the inspector shows, and the way to close it; without `close` there is nothing to close. Takes the focus of who has `arrived`. */
export const InspectorHead = (props: {
  title: ComponentChildren;
  sub?: ComponentChildren;
  aside?: ComponentChildren;
  close?: (() => void) | undefined;
  arrived: boolean;
}) => {
  const { t } = useScope();
  const { title, sub, aside, close, arrived } = props;
  const heading = useFocusOnMount<HTMLHeadingElement>(arrived);
  return (
    <div class="ih">
      <div class="grow">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {sub && <p class="sm t2">{sub}</p>}
      </div>
      {aside}
      {close && (
        <button type="button" class="ib s" aria-label={t('close')} onClick={close}>
          <Icon path={CROSS} size={14} />
        </button>
      )}
    </div>
  );
};
