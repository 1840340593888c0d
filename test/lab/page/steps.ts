/** What each step does, by its button's `data-step`; answers with one sentence on what happened, which never holds a token. */
export type Steps = Record<string, () => Promise<string>>;

/**
 * Makes the page's numbered buttons work, in turn: a button is enabled when the steps before it are done, and may be pressed again.
 * For whoever drives the page: the button whose turn it is has `data-state="next"`; `body[data-done]` appears after the last step,
 * `body[data-failed]` when one did not work.
 */
export const runSteps = (steps: Steps, { done = [], says }: { done?: readonly string[]; says: string }): void => {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-step]')];
  const finished = new Set(done);
  const status = document.querySelector('[role=status]');

  const show = (text: string): void => {
    const next = buttons.find(({ dataset }) => !finished.has(dataset.step ?? ''));
    for (const button of buttons) {
      const state = finished.has(button.dataset.step ?? '') ? 'done' : button === next ? 'next' : 'waiting';
      button.dataset.state = state;
      button.disabled = state === 'waiting';
    }
    if (status) status.textContent = text;
    if (!next) document.body.dataset.done = 'true';
  };
  const press = async (button: HTMLButtonElement): Promise<void> => {
    const step = button.dataset.step ?? '';
    for (const each of buttons) each.disabled = true;
    button.dataset.state = 'running';
    if (status) status.textContent = 'Working…';
    try {
      const text = (await steps[step]?.()) ?? '';
      finished.add(step);
      show(text);
    } catch (problem) {
      document.body.dataset.failed = step;
      show(`That did not work: ${problem instanceof Error ? problem.message : 'no reason given'}`);
    }
  };
  for (const button of buttons) button.addEventListener('click', () => void press(button));
  show(says);
};

/** For a step that leaves the page: the answer never comes, the next page goes on. */
export const leave = (url: string): Promise<never> => {
  location.assign(url);
  return new Promise(() => {});
};
