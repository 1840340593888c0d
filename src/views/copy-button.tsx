import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon';
import { COPY, TICK } from './more-icon-paths';
import { useScope } from './scope';

const SHOWN_MS = 2_000;

/** Puts a text on the clipboard, and says for two seconds that it is there. `done` is called once it is. */
export const useCopy = (): { copied: boolean; copy: (text: string, done?: () => void) => void } => {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string, done?: () => void) =>
    void navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        done?.();
      },
      () => setCopied(false), // the browser refused: the button stays as it was
    );
  return { copied, copy };
};

/** Puts a text on the clipboard as it is, with the controls in it, and says so. `wide` shows the label; else it is read out alone. */
export const CopyButton = ({ text, label, wide }: { text: () => string; label: string; wide?: boolean }) => {
  const { t } = useScope();
  const { copied, copy } = useCopy();
  const icon = <Icon path={copied ? TICK : COPY} size={wide ? 12 : 14} />;
  return (
    <>
      {wide ? (
        <button type="button" class="btn quiet" onClick={() => copy(text())}>
          {icon}
          {copied ? t('copied') : label}
        </button>
      ) : (
        <button type="button" class="ib s" aria-label={label} onClick={() => copy(text())}>
          {icon}
        </button>
      )}
      <span class="vh" role="status">
        {copied ? t('copied') : ''}
      </span>
    </>
  );
};
