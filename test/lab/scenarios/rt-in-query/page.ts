import { CLIENTS } from '../../clients';
import { HERE } from '../../page/here';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';
import { leave, runSteps } from '../../page/steps';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

const steps = {
  'sign-in': app.signIn,
  go: async () => leave(`${HERE}?${new URLSearchParams({ refresh_token: await refreshTokenOf(app) })}`),
};

if (new URLSearchParams(location.search).has('refresh_token')) {
  runSteps(steps, { done: Object.keys(steps), says: 'This page was opened with the refresh token in its address.' });
} else {
  await runSignedIn(app, steps);
}
