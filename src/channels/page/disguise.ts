import { memory } from './memory';

// Taken before any script of the page runs: whatever it replaces later, these stay the browser's own.
export const { apply, construct, getOwnPropertyDescriptor, defineProperty } = Reflect;

type Callable = (...args: never[]) => unknown;
type Handler = (target: Callable, self: unknown, args: unknown[]) => unknown;

/**
 * Puts `handler` before a method without leaving a trace in it: a Proxy keeps name, length, descriptor and the errors of
 * a wrong call, and `toString` is answered with the original's. The handler calls the target itself, exactly once.
 */
export const wrap = (owner: object | undefined, name: PropertyKey, handler: Handler): void =>
  replace(owner, name, 'value', (original) => new Proxy(original, { apply: handler }));

/** The same before one half of an accessor. */
export const wrapAccessor = (
  owner: object | undefined,
  name: PropertyKey,
  half: 'get' | 'set',
  handler: Handler,
): void => replace(owner, name, half, (original) => new Proxy(original, { apply: handler }));

/** Before a class of the browser's: `made` sees each object, and what it was made of, once it is there. */
export const wrapConstructor = (name: string, made: (object: object, args: unknown[]) => void): void => {
  const prototype = prototypeOf(name);
  let disguised: Callable | undefined;
  replace(globalThis, name, 'value', (original) => {
    disguised = new Proxy(original, {
      construct: (target, args, newTarget) => {
        const object = construct(target, args, newTarget) as object;
        quietly(() => made(object, args));
        return object;
      },
    });
    return disguised;
  });
  replace(prototype, 'constructor', 'value', (original) => disguised ?? original);
};

/** Of a class that this browser may not have. */
export const prototypeOf = (name: string): object | undefined =>
  (globalThis as unknown as Record<string, { prototype: object } | undefined>)[name]?.prototype;

const replace = (
  owner: object | undefined,
  name: PropertyKey,
  part: 'value' | 'get' | 'set',
  make: (original: Callable) => Callable,
): void => {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  const original: unknown = descriptor?.[part];
  if (!owner || typeof original !== 'function') return;
  const made = make(original as Callable);
  remember(made, original as Callable);
  defineProperty(owner, name, { ...descriptor, [part]: made });
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
export const getterOf = (prototype: object | undefined, name: PropertyKey): ((self: unknown) => unknown) => {
  const getter = prototype && getOwnPropertyDescriptor(prototype, name)?.get;
  return (self) => (getter ? apply(getter, self, []) : undefined);
};

/** A method of a built-in prototype, callable on any value. */
export const methodOf = (prototype: object, name: string): ((self: unknown, ...args: unknown[]) => unknown) => {
  const method = getOwnPropertyDescriptor(prototype, name)?.value as Callable;
  return (self, ...args) => apply(method, self, args);
};

/** Looks at what a promise comes to, before the page does. The page is not told of a failure that it does not handle. */
export const onceSettled = (
  promise: unknown,
  look: (result: unknown) => void,
  fail: (reason: unknown) => void = () => undefined,
): void => {
  quietly(() =>
    then(
      promise,
      (result: unknown) => quietly(() => look(result)),
      (reason: unknown) => quietly(() => fail(reason)),
    ),
  );
};

const then = methodOf(Promise.prototype, 'then');

const { remember, recall } = memory<Callable>();

/** Once a page: from here on a wrapped method prints as the browser's own. */
export const disguise = (): void =>
  wrap(Function.prototype, 'toString', (target, self, args) => apply(target, recall(self as object) ?? self, args));
