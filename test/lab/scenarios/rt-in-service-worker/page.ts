import { runInWorker } from '../../page/worker-app';

/** Its scope is the folder it lies in: it controls no page, and works for whoever sends it a message. */
const activeWorker = async (): Promise<ServiceWorker> => {
  const { installing, waiting, active } = await navigator.serviceWorker.register('/assets/token-worker.js');
  const worker = installing ?? waiting ?? active;
  if (!worker) throw new Error('there is no service worker');
  if (worker.state !== 'activated')
    await new Promise<void>((resolve) =>
      worker.addEventListener('statechange', () => worker.state === 'activated' && resolve()),
    );
  return worker;
};

await runInWorker(activeWorker);
