import { useRef } from 'preact/hooks';
import type { Token } from '../oauth/token';
import { useCopy } from './copy-button';
import { useCopyKey } from './copy-key';
import { Icon } from './icon';
import { COPY, TICK } from './more-icon-paths';
import { useScope } from './scope';

/** The name a token goes by, to be looked for elsewhere: pressed, or with C, it is copied. */
export const CopyFingerprint = ({ token: { kind, label } }: { token: Token }) => {
  const { t } = useScope();
  const { copied, copy } = useCopy();
  const button = useRef<HTMLButtonElement>(null);
  useCopyKey(button, () => button.current);
  return (
    <>
      <button
        type="button"
        class={`chip fp copies ${kind}`}
        ref={button}
        aria-label={t('copy_one', label)}
        onClick={() => copy(label)}
      >
        {label}
        <Icon path={copied ? TICK : COPY} size={12} />
      </button>
      <span class="vh" role="status">
        {copied ? t('copied') : ''}
      </span>
    </>
  );
};
