import { CLIENTS } from '../../clients';
import { HOSTS } from '../../hosts';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

/** The next event of this name; throws when none comes. */
const next = (target: EventTarget, type: string): Promise<Event> =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`There was no ${type}.`)), 10_000);
    target.addEventListener(type, resolve, { once: true });
  });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async worker() {
    const code = 'onmessage = ({ data }) => postMessage({ kept: data });';
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    const { refresh_token } = await app.user();
    worker.postMessage({ type: 'session', refresh_token });
    await next(worker, 'message');
    worker.terminate();
    return 'The worker has it.';
  },
  async port() {
    const { port1, port2 } = new MessageChannel();
    const { access_token } = await app.user();
    port1.postMessage({ access_token });
    port2.start();
    await next(port2, 'message');
    port1.close();
    return 'It went through.';
  },
  async socket() {
    const { access_token, refresh_token } = await app.user();
    const socket = new WebSocket(`wss://${HOSTS.app}/push`, ['push', access_token]);
    await next(socket, 'open');
    socket.send(JSON.stringify({ refresh_token }));
    await next(socket, 'message');
    socket.close();
    return 'The frame came back.';
  },
});
