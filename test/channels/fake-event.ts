type Listener = (...args: never[]) => unknown;

/** An event of a browser: who listens, with what, and a way to make it happen. */
export const fakeEvent = () => {
  const listeners = new Map<Listener, readonly unknown[]>();
  return {
    addListener: (listener: Listener, ...options: unknown[]): void => void listeners.set(listener, options),
    removeListener: (listener: Listener): void => void listeners.delete(listener),
    hasListener: (listener: Listener): boolean => listeners.has(listener),
    /** Calls everyone who listens, and answers what each returned. */
    fire: (...args: unknown[]): unknown[] => [...listeners.keys()].map((listener) => listener(...(args as never[]))),
    get size(): number {
      return listeners.size;
    },
    /** What each listener was added with besides itself. */
    get options(): readonly unknown[][] {
      return [...listeners.values()].map((options) => [...options]);
    },
  };
};
