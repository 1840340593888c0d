import { sayOf } from '../../page/say';
import { leave, runSteps } from '../../page/steps';

const steps = {
  'sign-in': () => leave(`/sign-in?${new URLSearchParams({ from: location.pathname })}`),
  call: async () => sayOf(await fetch('/orders')),
  async refresh() {
    const response = await fetch('/refresh', { method: 'POST', headers: { 'x-lab': 'yes' } });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return 'The server refreshed its tokens. None of them came here.';
  },
};

const { signedIn }: { signedIn: boolean } = await (await fetch('/session')).json();
runSteps(steps, signedIn ? { done: ['sign-in'], says: 'Signed in as Ada.' } : { says: 'Nobody is signed in.' });
