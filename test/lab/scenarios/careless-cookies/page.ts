import { leave, runSteps } from '../../page/steps';

const steps = {
  'sign-in': () => leave(`/sign-in?${new URLSearchParams({ from: location.pathname })}`),
  async read() {
    const names = document.cookie.split('; ').map((cookie) => cookie.split('=')[0]);
    return `This script can read: ${names.join(', ')}.`;
  },
};

const { signedIn }: { signedIn: boolean } = await (await fetch('/session')).json();
runSteps(steps, signedIn ? { done: ['sign-in'], says: 'Signed in as Ada.' } : { says: 'Nobody is signed in.' });
