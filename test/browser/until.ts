/**
 * Asks again until the answer is something: not undefined, null, false or ''. For what browsers do in their own time.
 * Throws after `timeout` ms, naming what was waited for.
 */
export const until = async <T>(
  ask: () => T | Promise<T>,
  what: string,
  timeout = 30_000,
): Promise<Exclude<T, undefined | null | false | ''>> => {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (isSomething(answer)) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
};

const isSomething = <T>(answer: T): answer is Exclude<T, undefined | null | false | ''> =>
  answer !== undefined && answer !== null && answer !== false && answer !== '';
