/** What an issuer has answered, or why it is nothing. */
export type Answered = { text: string } | { why: 'unreachable' | 'timeout' | 'status' | 'too-long' };

/**
 * The one request that this extension ever makes by itself: for public keys, after the user has seen `url` and agreed. It
 * carries no cookie, follows no redirection, is kept in no cache, and is over after 5 s or 256 kB. Never throws.
 */
export const askIssuer = async (url: string): Promise<Answered> => {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { Accept: 'application/json' },
      signal,
    });
    return response.ok ? await read(response) : { why: 'status' };
  } catch {
    return { why: signal.aborted ? 'timeout' : 'unreachable' };
  }
};

const PATIENCE_MS = 5_000;
const LONGEST = 262_144;

const read = async (response: Response): Promise<Answered> => {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return { text: text + decoder.decode() };
    size += value.length;
    if (size > LONGEST) {
      await reader?.cancel();
      return { why: 'too-long' };
    }
    text += decoder.decode(value, { stream: true });
  }
};
