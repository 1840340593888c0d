/**
 * A long piece of work cut up, so that the page never waits for it. `rest` is asked between two steps: once a slice is
 * used up it gives the page its turn. `cost`: ms of the page's time that the work took so far, rests left out.
 */
export const slices = () => {
  const began = performance.now();
  let from = began;
  let rested = 0;
  return {
    rest(): Promise<void> | undefined {
      const now = performance.now();
      if (now - from < SLICE_MS) return undefined;
      return new Promise((resolve) =>
        setTimeout(() => {
          from = performance.now();
          rested += from - now;
          resolve();
        }, 0),
      );
    },
    cost: (): number => performance.now() - began - rested,
  };
};

const SLICE_MS = 8;
