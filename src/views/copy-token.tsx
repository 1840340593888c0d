import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Token } from '../oauth/token';
import { useCopy } from './copy-button';
import { copyWarning } from './copy-warning';
import { Icon } from './icon';
import { COPY, TICK } from './more-icon-paths';
import { useScope } from './scope';

/** Copies an access or ID token. The first time it says what that means, and waits for a second word. */
export const CopyToken = ({ token, raw }: { token: Token; raw: string }) => {
  const { t } = useScope();
  const { copied, copy } = useCopy();
  const [isAsking, setAsking] = useState(false);
  const [isSure, setSure] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setAsking(false);
    button.current?.focus();
  };
  const begin = () => (isSure ? copy(raw) : setAsking(true));
  const agree = () =>
    copy(raw, () => {
      setSure(true);
      leave();
    });
  return (
    <div class="panel ask">
      <button type="button" class="btn" ref={button} aria-expanded={isSure ? undefined : isAsking} onClick={begin}>
        <Icon path={copied ? TICK : COPY} size={12} />
        {copied ? t('copied') : t('copy_token')}
      </button>
      {isAsking && <Question token={token} agree={agree} leave={leave} />}
      <span class="vh" role="status">
        {copied ? t('copied') : ''}
      </span>
    </div>
  );
};

const Question = ({ token, agree, leave }: { token: Token; agree: () => void; leave: () => void }) => {
  const { t, now, inspection } = useScope();
  const group = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    const element = group.current;
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation(); // it answers this question, and does not leave the token
      leave();
    };
    element?.querySelector('button')?.focus();
    element?.addEventListener('keydown', onEscape);
    return () => element?.removeEventListener('keydown', onEscape);
  }, []);
  const serverNow = now.value + (inspection.value?.clock?.offsetMs ?? 0);
  return (
    <fieldset ref={group} aria-describedby="copy-warning">
      <legend class="vh">{t('copy_token')}</legend>
      <p id="copy-warning">{copyWarning(t, token, { serverNow, now: now.value })}</p>
      <div class="row">
        <button type="button" class="btn" onClick={agree}>
          {t('copy_anyway')}
        </button>
        <button type="button" class="btn quiet" onClick={leave}>
          {t('cancel')}
        </button>
      </div>
    </fieldset>
  );
};
