import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { sayOf } from '../../page/say';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async call() {
    const { access_token } = await app.user();
    return sayOf(await fetch(`${originOf('api')}/orders?${new URLSearchParams({ access_token })}`));
  },
});
