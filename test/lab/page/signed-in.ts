import type { Spa } from './spa';
import { runSteps, type Steps } from './steps';

/** Starts a page whose first step is signing in: takes up a sign-in that came back, then lets the buttons work. */
export const runSignedIn = async (app: Spa, steps: Steps): Promise<void> => {
  try {
    const signedIn = await app.resume();
    runSteps(steps, signedIn ? { done: ['sign-in'], says: 'Signed in as Ada.' } : { says: 'Nobody is signed in.' });
  } catch (problem) {
    document.body.dataset.failed = 'sign-in';
    runSteps(steps, {
      says: `Signing in did not work: ${problem instanceof Error ? problem.message : 'no reason given'}`,
    });
  }
};
