import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

const frame = (attributes: Record<string, string>): Promise<HTMLIFrameElement> =>
  new Promise((resolve) => {
    const element = document.createElement('iframe');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.addEventListener('load', () => resolve(element), { once: true });
    document.body.append(element);
  });

const markup = async (name: string): Promise<string> =>
  `<!doctype html><input type="hidden" name="${name}" value="${await refreshTokenOf(app)}">`;

await runSignedIn(app, {
  'sign-in': app.signIn,
  async other() {
    const { contentWindow } = await frame({ src: `${originOf('help')}/frame` });
    contentWindow?.postMessage({ keep: ['refresh_token', await refreshTokenOf(app)] }, originOf('help'));
    return 'A frame of another origin keeps the refresh token.';
  },
  async written() {
    await frame({ srcdoc: await markup('written_token') });
    return 'A frame holds the refresh token in its markup.';
  },
  async sandboxed() {
    await frame({ srcdoc: await markup('sandboxed_token'), sandbox: 'allow-scripts' });
    return 'A sandboxed frame holds the refresh token in its markup.';
  },
});
