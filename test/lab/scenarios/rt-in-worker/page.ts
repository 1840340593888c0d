import { runInWorker } from '../../page/worker-app';

await runInWorker(async () => new Worker('/assets/token-worker.js'));
