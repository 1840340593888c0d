import WebSocket from 'ws';

/** A WebDriver BiDi connection: commands in, results out. Spec: w3c.github.io/webdriver-bidi */
export type Bidi = {
  /** Rejects with the browser's own words when it refuses, or when the connection ends first. */
  send<R>(method: string, params?: object): Promise<R>;
  close(): void;
};

/** Largest message taken, bytes: a screenshot of a long page. */
const MAX_MESSAGE = 64 * 1024 * 1024;

/** Opens a session on a browser's BiDi address (`ws://127.0.0.1:PORT`). Any certificate is taken in it. */
export const connectBidi = async (address: string): Promise<Bidi> => {
  const socket = new WebSocket(`${address}/session`, { perMessageDeflate: false, maxPayload: MAX_MESSAGE });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  socket.on('message', (data) => {
    const { id, type, result, error, message }: Answer = JSON.parse(String(data));
    const command = waiting.get(id ?? -1);
    if (!command) return;
    waiting.delete(id ?? -1);
    if (type === 'success') command.resolve(result);
    else command.reject(new Error(`${command.method}: ${error}: ${message}`));
  });
  socket.on('close', () => {
    for (const { method, reject } of waiting.values())
      reject(new Error(`${method}: the browser closed the connection`));
    waiting.clear();
  });
  const bidi: Bidi = {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { method, resolve: (result) => resolve(result as never), reject });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    close: () => socket.close(),
  };
  await bidi.send('session.new', {
    capabilities: { alwaysMatch: { acceptInsecureCerts: true, unhandledPromptBehavior: { default: 'ignore' } } },
  });
  return bidi;
};

type Waiting = { method: string; resolve: (result: unknown) => void; reject: (problem: Error) => void };
type Answer = { id?: number; type: string; result?: unknown; error?: string; message?: string };
