import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { HERE } from '../../page/here';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async visit() {
    history.replaceState(null, '', `${HERE}?${new URLSearchParams({ rt: await refreshTokenOf(app) })}`);
    const { status } = await fetch(`${originOf('tracker')}/pixel`, { referrerPolicy: 'unsafe-url' });
    history.replaceState(null, '', HERE);
    return `The third party answered ${status}.`;
  },
});
