import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async report() {
    const event = { event: 'visit', page: location.pathname, context: { device: { id: await refreshTokenOf(app) } } };
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${originOf('tracker')}/collect`, {
      method: 'POST',
      headers,
      body: JSON.stringify(event),
    });
    return `The tracker answered ${status}.`;
  },
});
