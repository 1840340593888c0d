import { CLIENTS } from '../../clients';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.kept, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  call: app.callApi,
  refresh: app.refresh,
  again: app.refresh,
  use: app.callApi,
});
