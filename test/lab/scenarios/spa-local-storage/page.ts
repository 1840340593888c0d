import { CLIENTS } from '../../clients';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'local' });

await runSignedIn(app, { 'sign-in': app.signIn, call: app.callApi, refresh: app.refresh });
