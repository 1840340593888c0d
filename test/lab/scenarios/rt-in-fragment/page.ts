import { CLIENTS } from '../../clients';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';
import { runSteps } from '../../page/steps';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

const steps = {
  'sign-in': app.signIn,
  async put() {
    location.hash = new URLSearchParams({ refresh_token: await refreshTokenOf(app) }).toString();
    return 'The address of this page now ends in the refresh token.';
  },
  reload() {
    location.reload();
    return new Promise<never>(() => {});
  },
};

if (new URLSearchParams(location.hash.slice(1)).has('refresh_token')) {
  runSteps(steps, { done: Object.keys(steps), says: 'This page was opened with the refresh token in its fragment.' });
} else {
  await runSignedIn(app, steps);
}
