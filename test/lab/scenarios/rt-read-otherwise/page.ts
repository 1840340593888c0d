import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });
const ENDPOINT = `${originOf('login')}/token`;

/** The newest refresh token: each can be used once. */
let newest: string | undefined;

const form = async () =>
  new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: CLIENTS.spa.id,
    refresh_token: newest ?? (await refreshTokenOf(app)),
  });

const refreshTokenIn = (body: string): string => {
  const { refresh_token: token }: { refresh_token?: string } = JSON.parse(body);
  if (!token) throw new Error('The answer brought no refresh token.');
  newest = token;
  return token;
};

await runSignedIn(app, {
  'sign-in': app.signIn,
  async stream() {
    const { body } = await fetch(new Request(ENDPOINT, { method: 'POST', body: await form() }));
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) break;
      text += value;
    }
    localStorage.setItem('device', refreshTokenIn(text));
    return 'Refreshed, and read as a stream.';
  },
  async file() {
    const request = new XMLHttpRequest();
    request.open('POST', ENDPOINT);
    request.responseType = 'blob';
    const sent = await form();
    await new Promise((resolve) => {
      request.onloadend = resolve;
      request.send(sent);
    });
    sessionStorage.setItem('device', refreshTokenIn(await request.response.text()));
    return 'Refreshed, and read as a file.';
  },
});
