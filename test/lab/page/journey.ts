import { leave, runSteps, type Steps } from './steps';

/** Names of the steps that are done; for a page that leaves in the middle and comes back. */
const DONE = 'lab-done';

/** Steps of which some leave this page: it goes on where it was when they come back. `says`: what came back, in a sentence. */
export const runJourney = (steps: Steps, says = 'Nothing has happened yet.'): void => {
  const done = doneSteps();
  const kept = Object.entries(steps).map(([name, step]) => [name, () => step().then(noted(name))] as const);
  runSteps(Object.fromEntries(kept), { done, says: done.length > 0 ? says : 'Nothing has happened yet.' });
};

/** For a step of a journey that leaves the page: it is done when the page is there again. */
export const leaveFor = (step: string, url: string): Promise<never> => {
  noted(step)('');
  return leave(url);
};

const doneSteps = (): string[] => JSON.parse(sessionStorage.getItem(DONE) ?? '[]');

const noted =
  (step: string) =>
  (text: string): string => {
    sessionStorage.setItem(DONE, JSON.stringify([...new Set([...doneSteps(), step])]));
    return text;
  };
