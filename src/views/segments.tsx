import { useLayoutEffect, useRef } from 'preact/hooks';

/** A few ways to look at one thing, of which one is chosen. The left and right arrow keys move among them. */
export const Segments = <Way extends string>(props: {
  label: string;
  ways: readonly (readonly [way: Way, name: string])[];
  chosen: Way;
  choose: (way: Way) => void;
}) => {
  const { label, ways, chosen, choose } = props;
  const group = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    const element = group.current;
    element?.addEventListener('keydown', moveAlong);
    return () => element?.removeEventListener('keydown', moveAlong);
  }, []);
  return (
    <fieldset class="seg" ref={group}>
      <legend class="vh">{label}</legend>
      {ways.map(([way, name]) => (
        <button key={way} type="button" aria-pressed={way === chosen} onClick={() => choose(way)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
};

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** To the button beside the one in focus, which is pressed with it. */
const moveAlong = (event: KeyboardEvent): void => {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(event.currentTarget instanceof Element)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.findIndex((button) => button.matches(':focus')) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
};
