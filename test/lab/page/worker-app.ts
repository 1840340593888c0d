import { CLIENTS } from '../clients';
import { originOf } from '../hosts';
import { digestOf } from './digest';
import { HERE } from './here';
import { random } from './random';
import { leave, runSteps } from './steps';

/** What the worker is sent, with the port it answers on: the code of a sign-in, and where to trade and to use what it brings. */
export type TokenWork = { token: string; api: string; exchange: Record<string, string> };

const VERIFIER = 'worker-verifier';

/** A page that signs in and leaves all that follows to a worker: it never has a token. */
export const runInWorker = async (open: () => Promise<Worker | ServiceWorker>): Promise<void> => {
  const { id, scope } = CLIENTS.spa;
  const code = new URLSearchParams(location.search).get('code');
  const steps = {
    'sign-in': async () => {
      const verifier = random(32);
      sessionStorage.setItem(VERIFIER, verifier);
      const request = new URLSearchParams({
        client_id: id,
        response_type: 'code',
        redirect_uri: HERE,
        scope,
        resource: originOf('api'),
        prompt: 'consent',
        state: random(8),
        nonce: random(8),
        code_challenge: await digestOf(verifier),
        code_challenge_method: 'S256',
      });
      return leave(`${originOf('login')}/auth?${request}`);
    },
    async work() {
      const work: TokenWork = {
        token: `${originOf('login')}/token`,
        api: `${originOf('api')}/orders`,
        exchange: {
          grant_type: 'authorization_code',
          client_id: id,
          redirect_uri: HERE,
          code: code ?? '',
          code_verifier: sessionStorage.getItem(VERIFIER) ?? '',
        },
      };
      sessionStorage.removeItem(VERIFIER);
      return ask(await open(), work);
    },
  };
  history.replaceState(null, '', HERE);
  runSteps(steps, code ? { done: ['sign-in'], says: 'Signed in as Ada.' } : { says: 'Nobody is signed in.' });
};

const ask = (worker: Worker | ServiceWorker, work: TokenWork): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<{ done?: string; failed?: string }>) => {
      if (data.done) resolve(data.done);
      else reject(new Error(data.failed ?? 'the worker gave no reason'));
    };
    worker.postMessage(work, [port2]);
  });
