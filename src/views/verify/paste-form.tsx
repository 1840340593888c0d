import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PasteFault } from '../../oauth/pasted-key';
import { useFocusOnMount } from '../focus-on-mount';
import { useScope } from '../scope';
import { faultWords } from './check-words';

/** Takes a key or a secret to check with. What is pasted stays in its field, and goes with it. */
export const PasteForm = ({
  paste,
  close,
}: {
  paste: (text: string) => Promise<object | PasteFault | null>;
  close: () => void;
}) => {
  const { t } = useScope();
  const form = useRef<HTMLFormElement>(null);
  const field = useFocusOnMount<HTMLTextAreaElement>(true);
  const text = useRef('');
  const [fault, setFault] = useState<PasteFault | null>(null);
  // The field takes the focus and is shown for it; what is said of it, and its button, stand below.
  useLayoutEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [fault]);
  const submit = async () => {
    setFault(null);
    const outcome = await paste(text.current);
    if (outcome && 'fault' in outcome) setFault(outcome);
  };
  return (
    <form
      class="paste"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault(); // else the browser closes the popup with it
        event.stopPropagation();
        close();
      }}
    >
      <label for="pasted-key">{t('paste_label')}</label>
      <textarea
        id="pasted-key"
        ref={field}
        rows={4}
        // A spelling service may live elsewhere.
        spellcheck={false}
        autocomplete="off"
        aria-describedby="pasted-key-hint"
        aria-invalid={fault !== null}
        onInput={({ currentTarget }) => {
          text.current = currentTarget.value;
        }}
      />
      <div class="row">
        <p id="pasted-key-hint" class={`grow ${fault ? 'wrong' : ''}`} role={fault ? 'alert' : undefined}>
          {fault ? faultWords(t, fault) : t('paste_hint')}
        </p>
        <button type="submit" class="btn">
          {t('paste_check')}
        </button>
      </div>
    </form>
  );
};
