import type { Bidi } from './bidi';

/** Code for a page: an expression, or a function that uses nothing from around it. */
export type Script<Args extends unknown[], R> = string | ((...args: Args) => R | Promise<R>);

/**
 * Runs a script in a browsing context and answers what it resolves to. Arguments and answer travel as JSON; undefined comes
 * back as null. Throws what the script throws.
 */
export const runScript = async <Args extends unknown[], R>(
  bidi: Bidi,
  context: string,
  script: Script<Args, R>,
  ...args: Args
): Promise<R> => {
  const value = typeof script === 'string' ? `(${script})` : `(${script})(...${JSON.stringify(args)})`;
  const { type, result, exceptionDetails } = await bidi.send<Evaluated>('script.evaluate', {
    // esbuild, which runs our TypeScript, wraps named functions in __name: give it one that does nothing.
    expression: `(async () => { const __name = (f) => f; return JSON.stringify((await ${value}) ?? null); })()`,
    target: { context },
    awaitPromise: true,
  });
  if (type === 'exception') throw new Error(`In the page: ${exceptionDetails?.text}`);
  return JSON.parse(String(result?.value));
};

type Evaluated = { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
