import { CLIENTS } from '../../clients';
import { HERE } from '../../page/here';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';
import { leave, runSteps } from '../../page/steps';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

const steps = {
  'sign-in': app.signIn,
  async cache() {
    const token = await refreshTokenOf(app);
    const cache = await caches.open('answers');
    const headers = { 'content-type': 'application/json', 'x-refresh-token': token };
    await cache.put(
      `/session?refresh_token=${token}`,
      new Response(JSON.stringify({ session: { token } }), { headers }),
    );
    return 'A cache holds the refresh token.';
  },
  async state() {
    history.replaceState({ session: { refreshToken: await refreshTokenOf(app) } }, '', HERE);
    return 'The state of this history entry holds the refresh token.';
  },
  async render() {
    window.name = JSON.stringify({ refresh_token: await refreshTokenOf(app) });
    return leave(`${HERE}?rendered`);
  },
  async push() {
    const { refresh_token: token }: { refresh_token: string } = JSON.parse(window.name);
    history.pushState(null, '', `${HERE}?${new URLSearchParams({ refresh_token: token })}`);
    return 'The address holds the refresh token.';
  },
};

if (location.search === '?rendered') {
  runSteps(steps, {
    done: ['sign-in', 'cache', 'state', 'render'],
    says: 'The markup of this page holds the refresh token.',
  });
} else {
  await runSignedIn(app, steps);
}
