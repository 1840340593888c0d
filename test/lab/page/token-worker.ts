import type { TokenWork } from './worker-app';

/** Runs as a dedicated worker and as a service worker: it keeps its tokens to itself and answers with a sentence. */
addEventListener('message', async ({ data, ports }: MessageEvent<TokenWork>) => {
  try {
    const { access_token: access, refresh_token: before } = await trade(data, data.exchange);
    const { status } = await fetch(data.api, { headers: { authorization: `Bearer ${access}` } });
    const { grant_type: _, code: __, code_verifier: ___, ...client } = data.exchange;
    const { refresh_token: after } = await trade(data, {
      ...client,
      grant_type: 'refresh_token',
      refresh_token: String(before),
    });
    const rotated = after === before ? 'kept' : 'replaced';
    ports[0]?.postMessage({ done: `The API answered ${status}, and the refresh token was ${rotated}.` });
  } catch (problem) {
    ports[0]?.postMessage({ failed: problem instanceof Error ? problem.message : 'no reason given' });
  }
});

const trade = async ({ token }: TokenWork, fields: Record<string, string>): Promise<Record<string, unknown>> => {
  const response = await fetch(token, { method: 'POST', body: new URLSearchParams(fields) });
  if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
  return response.json();
};
