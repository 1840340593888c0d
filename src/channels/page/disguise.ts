// Taken before any script of the page runs: whatever it replaces later, these stay the browser's own.
export const { apply, getOwnPropertyDescriptor, defineProperty } = Reflect;

type Callable = (...args: never[]) => unknown;
type Handler = (target: Callable, self: unknown, args: unknown[]) => unknown;

/**
 * Puts `handler` before a method without leaving a trace in it: a Proxy keeps name, length, descriptor and the errors of
 * a wrong call, and `toString` is answered with the original's. The handler calls the target itself, exactly once.
 */
export const wrap = (owner: object, name: string, handler: Handler): void => {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (typeof descriptor?.value !== 'function') return;
  const original = descriptor.value as Callable;
  const proxy = new Proxy(original, { apply: handler });
  remember(proxy, original);
  defineProperty(owner, name, { ...descriptor, value: proxy });
};

/** What a method does beside its work must never reach the page: not as an error, not as a result. */
export const quietly = <T>(look: () => T): T | undefined => {
  try {
    return look();
  } catch {
    return undefined;
  }
};

/** A getter of a built-in prototype, callable on any value: it throws on what is not of that kind, and runs no page code. */
export const getterOf = (prototype: object, name: string): ((self: unknown) => unknown) => {
  const getter = getOwnPropertyDescriptor(prototype, name)?.get;
  return (self) => (getter ? apply(getter, self, []) : undefined);
};

/** A method of a built-in prototype, callable on any value. */
export const methodOf = (prototype: object, name: string): ((self: unknown, ...args: unknown[]) => unknown) => {
  const method = getOwnPropertyDescriptor(prototype, name)?.value as Callable;
  return (self, ...args) => apply(method, self, args);
};

const originals = new WeakMap<object, Callable>();
const remember = originals.set.bind(originals);
const recall = originals.get.bind(originals);

/** Once a page: from here on a wrapped method prints as the browser's own. */
export const disguise = (): void =>
  wrap(Function.prototype, 'toString', (target, self, args) => apply(target, recall(self as object) ?? self, args));
