import { CLIENTS } from '../../clients';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

/** ms; past the time in which a copy in sessionStorage counts as handed over. */
const LATER = 3000;

const app = spa({ client: CLIENTS.brief, store: 'session' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  call: app.callApi,
  refresh: app.refresh,
  async later() {
    await new Promise((resolve) => setTimeout(resolve, LATER));
    return app.callApi();
  },
});
