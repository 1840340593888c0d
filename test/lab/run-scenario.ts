import type { Lab } from './lab';

/** A page that can be driven: Playwright's Page and the Firefox tab both are. */
export type Stage = {
  goto(url: string): Promise<unknown>;
  /** Runs an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** A real click on the first element that the selector finds. */
  click(selector: string): Promise<void>;
};

export type RunOptions = {
  /** Called after each step that was pressed, before the next one. */
  onStep?: (step: string) => Promise<void> | void;
  /** ms for the whole run; generous, since browsers start slowly on a busy machine. */
  timeout?: number;
};

/**
 * Opens a scenario and presses its buttons in turn, the sign-in page's too, until the page says it is done.
 * Throws when a step fails or time runs out.
 */
export const runScenario = async (stage: Stage, lab: Lab, name: string, options: RunOptions = {}): Promise<void> => {
  const scenario = lab.scenarios.find((one) => one.name === name);
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  await stage.goto(scenario.url);
  await pressThrough(stage, name, options);
};

/** Presses the buttons of the page now shown, to the end. Throws as `runScenario` does. */
export const pressThrough = async (
  stage: Stage,
  name: string,
  { onStep, timeout = 60_000 }: RunOptions = {},
): Promise<void> => {
  const end = Date.now() + timeout;
  let last = 'none';
  let trouble = '';
  while (Date.now() < end) {
    const { done, failed, next, problem } = await look(stage);
    if (done) return;
    if (problem) trouble = problem;
    if (failed) throw new Error(`Scenario ${name}: the step ${failed} did not work.`);
    if (next) {
      last = next;
      await stage.click(`button[data-step="${next}"]`);
      await onStep?.(next);
    } else {
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  throw new Error(
    `Scenario ${name} did not end within ${timeout / 1000} s; the last step pressed was ${last}. ${trouble}`,
  );
};

type Look = { done: boolean; failed: string | null; next: string | null; problem?: string };

// A button is taken once a document: the mark goes with the document, so that a slow submit is not pressed twice. Before
// the document has all it loads, the button may still move from under the pointer, and the press would be lost.
const LOOK = `(() => {
  const { done, failed } = document.body?.dataset ?? {};
  const button = document.querySelector('button[data-step][data-state="next"]:not(:disabled)');
  const fresh = button && document.readyState === 'complete' && document.documentElement.dataset.pressed !== button.dataset.step;
  if (fresh) document.documentElement.dataset.pressed = button.dataset.step;
  return { done: done === 'true', failed: failed ?? null, next: fresh ? button.dataset.step : null };
})()`;

const look = async (stage: Stage): Promise<Look> => {
  try {
    const seen = await stage.evaluate(LOOK);
    return isLook(seen) ? seen : NOTHING;
  } catch (problem) {
    // Most often the page is between two documents.
    return { ...NOTHING, problem: String(problem) };
  }
};

const NOTHING: Look = { done: false, failed: null, next: null };

const isLook = (value: unknown): value is Look => typeof value === 'object' && value !== null && 'next' in value;
