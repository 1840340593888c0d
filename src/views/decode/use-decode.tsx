import { useSignal } from '@preact/signals';
import type { JSX, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useLater } from '../later';
import type { Begin } from './decode-hash';

/** What opens the view that decodes, and shuts it again; it takes the focus back. */
export type DecodeButton = { isOpen: boolean; toggle: () => void; button: RefObject<HTMLButtonElement | null> };

/** The view that decodes, in place of the middle of the workbench while it is open; loaded when it is first opened. */
export const useDecode = (first: Begin | null): { decode: JSX.Element | null; control: DecodeButton } => {
  const [begin, setBegin] = useState(first);
  // Here, since the view is moved when the screen around it becomes another; and no state: typing draws nothing else anew.
  const text = useSignal('');
  const button = useRef<HTMLButtonElement>(null);
  const later = useLater(() => import('./decode-view'), begin !== null);
  const close = () => {
    text.value = '';
    setBegin(null);
    button.current?.focus();
  };
  return {
    decode: begin !== null && later ? <later.DecodeView begin={begin} text={text} close={close} /> : null,
    control: { isOpen: begin !== null, toggle: begin === null ? () => setBegin('empty') : close, button },
  };
};
