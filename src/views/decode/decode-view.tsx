import type { Signal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Pasted } from '../../oauth/pasted';
import { Icon } from '../icon';
import { CROSS } from '../more-icon-paths';
import { useScope } from '../scope';
import type { Begin } from './decode-hash';
import { PastedTokenView } from './pasted-token-view';
import { outcome } from './pasted-words';
import { ProblemList } from './problem-list';

/** A box to paste into, and what it holds, read as one types. What is in it is in this view alone, and gone with it. */
export const DecodeView = ({ begin, text, close }: { begin: Begin; text: Signal<string>; close: () => void }) => {
  const { t } = useScope();
  const isGone = useSelected(begin === 'selected', text);
  const pasted = useDecoded(text.value);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), []);
  const clear = () => {
    text.value = '';
    box.current?.focus();
  };
  return (
    <main class="centre decode">
      <div class="bh">
        <h2 class="grow">{t('decode')}</h2>
        <button type="button" class="ib s" aria-label={t('close')} onClick={close}>
          <Icon path={CROSS} size={14} />
        </button>
      </div>
      <div class="paste">
        <div class="sech">
          <label for={`${id}box`}>{t('decode_label')}</label>
          {text.value !== '' && (
            <button type="button" class="btn quiet" onClick={clear}>
              {t('decode_clear')}
            </button>
          )}
        </div>
        {/* Without autocomplete: browsers keep what is in a box, to restore a session by. */}
        <textarea
          id={`${id}box`}
          ref={box}
          class="box"
          rows={6}
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
          aria-describedby={`${id}hint`}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
        <p class="sm t3" id={`${id}hint`}>
          {t('decode_hint')}
        </p>
        {isGone && text.value === '' && <p class="panel remark">{t('decode_gone')}</p>}
        <p class="sm t2 num" role="status">
          {pasted && outcome(t, pasted)}
        </p>
        {pasted && <ProblemList problems={pasted.problems} />}
        {pasted?.is === 'tokens' &&
          // They have no names of their own; what stands at one place is drawn anew there.
          pasted.tokens.map((one, index) => <PastedTokenView key={String(index)} pasted={one} />)}
      </div>
    </main>
  );
};

/** What was read of the text last; null until then. An answer to what is no longer in the box is dropped. */
const useDecoded = (text: string): Pasted | null => {
  const { decode } = useScope();
  const [pasted, setPasted] = useState<Pasted | null>(null);
  useEffect(() => {
    let isStale = false;
    void decode(text).then((read) => {
      if (!isStale) setPasted(read);
    });
    return () => {
      isStale = true;
    };
  }, [text]);
  return pasted;
};

/** Puts in the text that was selected, unless something was typed by then. True where it is not there any more. */
const useSelected = (wanted: boolean, text: Signal<string>): boolean => {
  const { selected } = useScope();
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    void selected().then((given) => {
      if (given === null) setGone(true);
      else if (text.peek() === '') text.value = given;
    });
  }, []);
  return isGone;
};
