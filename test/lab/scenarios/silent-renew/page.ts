import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.guest, store: 'memory', at: 'home' });

if (window !== parent) await app.finishFrame();
else
  await runSignedIn(app, {
    'sign-in': app.signIn,
    renew: app.renewInFrame,
    async over() {
      await fetch(`${originOf('home')}/session-over`, { mode: 'no-cors', credentials: 'include' });
      return 'The session at the provider is over. The page does not know.';
    },
    'renew-again': app.renewInFrame,
    call: app.callApi,
  });
