import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** `verb` is what the button says, `name` what it is called: two rows must not share that. */
export type Row = {
  key: string;
  text: ComponentChild;
  sub?: ComponentChild;
  verb: string;
  name: string;
  act: () => void;
};

/** Rows that go when their button was pressed: the focus passes to the next one, or to what says that there is none. */
export const RowList = ({ rows, none, label }: { rows: readonly Row[]; none: string; label: string }) => {
  const frame = useRef<HTMLDivElement>(null);
  const pressed = useRef<number | null>(null);
  useLayoutEffect(() => {
    const at = pressed.current;
    if (at === null || document.activeElement !== document.body) return;
    pressed.current = null;
    const buttons = frame.current?.querySelectorAll('button') ?? [];
    (buttons[Math.min(at, buttons.length - 1)] ?? frame.current)?.focus();
  }, [rows.length]);
  return (
    <div ref={frame} tabIndex={-1}>
      {rows.length === 0 ? (
        <p class="hint">{none}</p>
      ) : (
        <ul class="rows" aria-label={label}>
          {rows.map(({ key, text, sub, verb, name, act }, at) => (
            <li key={key}>
              <span>
                {text}
                {sub && <span class="sm t3">{sub}</span>}
              </span>
              <button
                type="button"
                class="btn"
                aria-label={name}
                onClick={() => {
                  pressed.current = at;
                  act();
                }}
              >
                {verb}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
